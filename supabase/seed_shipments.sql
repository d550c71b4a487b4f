-- What is on its way in the demo laboratories. It goes on where seed.sql ends, in the same session: what makes ids and tells commands is there.

-- Between the sites: a box that is on its way, and one that arrived and was put away.
create function pg_temp.send(p_reference text, p_from text, p_to text, p_tracking text, p_expected interval, p_box text) returns void
language sql as $$
  select pg_temp.tell('northwind-biobank', 'technician@northwind.example', c.name,
    jsonb_build_object('shipmentId', pg_temp.id('shipment ' || p_reference)) || c.args)
  from (values
    (1, 'create_shipment.v1', jsonb_build_object('reference', p_reference, 'fromSiteId', pg_temp.id('northwind-biobank' || p_from),
      'toSiteId', pg_temp.id('northwind-biobank' || p_to), 'carrier', 'CryoExpress', 'trackingNumber', p_tracking, 'note', 'On dry ice',
      'temperatureClass', 'minus_80', 'expectedAt', to_char((now() + p_expected) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:00.000"Z"'))),
    (2, 'pack_containers.v1', jsonb_build_object('containers', jsonb_build_array(
      jsonb_build_object('containerId', pg_temp.id('northwind-biobank' || p_box))))),
    (3, 'dispatch_shipment.v1', '{}')
  ) c (i, name, args) order by c.i
$$;
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Box 9x9', 'B-TR1', 'Box B-TR1', 'FRZ-02-S2-R2', 'C04');
select pg_temp.container('northwind-biobank', 'Lakeside Annex', 'Box 9x9', 'B-TR2', 'Box B-TR2', 'FRZ-03-S2-R1', 'C04');
select pg_temp.fill('northwind-biobank', 'B-TR1', 9, 10, 300, '{Serum,Plasma,RNA}'), pg_temp.fill('northwind-biobank', 'B-TR2', 9, 6, 310, '{Serum}');
select pg_temp.send('NB-S-014', 'Harbour Campus', 'Lakeside Annex', '1Z 4471 9820', interval '1 day', 'B-TR1'),
  pg_temp.send('NB-S-013', 'Lakeside Annex', 'Harbour Campus', '1Z 4471 9633', interval '-1 day', 'B-TR2');
select pg_temp.tell('northwind-biobank', 'technician2@northwind.example', 'receive_shipment.v1', jsonb_build_object(
  'shipmentId', pg_temp.id('shipment NB-S-013'), 'note', 'Still frozen, seal unbroken', 'containers', jsonb_build_array(
    jsonb_build_object('containerId', pg_temp.id('northwind-biobankB-TR2'), 'condition', 'intact'))));
select pg_temp.tell('northwind-biobank', 'technician2@northwind.example', 'move_container.v1', jsonb_build_object(
  'containerId', pg_temp.id('northwind-biobankB-TR2'), 'siteId', pg_temp.id('northwind-biobankHarbour Campus'),
  'parentId', pg_temp.id('northwind-biobankFRZ-02-S2-R2'), 'position', 'D05'));
-- A logger on dry ice among the boxes that are under way.
select pg_temp.tell('northwind-biobank', 'administrator@northwind.example', 'register_sensor.v1', jsonb_build_object(
  'sensorId', pg_temp.id('northwind-biobanksensor Travel logger 7'), 'name', 'Travel logger 7', 'source', 'logger',
  'hardwareId', 'TL-20917', 'containerId', null, 'siteId', null, 'shipmentId', pg_temp.id('shipment NB-S-014')));
select pg_temp.day_of_readings('northwind-biobank', 'Travel logger 7', -74.2, 2.1, 0);
select pg_temp.say_all();
drop table told;
