-- Whether a way is used may be undecided: then mail goes out only where somebody named the person (`private.ways_to_tell`), and screens say
-- that instead of "on". A person who has another mail address proved has not decided it by that.
alter table public.contact_ways alter column enabled drop not null;
