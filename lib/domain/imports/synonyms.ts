import type { ImportField } from './fields.ts';
import type { ImportKind } from './model.ts';

/** What columns are called: in English, German, Spanish, French, Chinese and Arabic, and by other systems (FreezeMan, LabWhere). */
type Synonyms<Kind extends ImportKind> = { readonly [Field in ImportField<Kind>]: string };

const position =
  'position | coordinates | coordinate | coord | well | slot | cell | Position | Platz | Stellplatz | Koordinate | posición | coordenada | position | coordonnée | emplacement | 位置 | 坐标 | 孔位 | الموضع | الإحداثيات';

const inContainer =
  'container barcode | box barcode | box | rack barcode | plate barcode | location barcode | storage barcode | location | container | destination barcode | dest location barcode | destination | Behälter | Behälter Barcode | Box Barcode | Lagerort | Standort Barcode | Ziel | Zielbarcode | contenedor | código de contenedor | caja | código de caja | ubicación | destino | conteneur | code-barres du conteneur | boîte | code-barres de la boîte | emplacement de stockage | destination | 容器条码 | 盒条码 | 盒子 | 容器 | 存储位置 | 目标位置 | 目标条码 | رمز الحاوية | الحاوية | العلبة | رمز العلبة | مكان التخزين | الوجهة';

const ownPosition = `${position} | dest location coord | destination coordinates | container coordinates | box position | tube position`;

const samples: Synonyms<'samples'> = {
  barcode:
    'barcode | sample barcode | tube barcode | labware barcode | 2d barcode | code | tube id | vial barcode | Probenbarcode | Röhrchenbarcode | Strichcode | código de barras | código de barras de la muestra | código de muestra | code-barres | code-barres de l’échantillon | code à barres | 条码 | 条形码 | 样本条码 | 管条码 | الباركود | رمز شريطي | رمز العينة | باركود العينة',
  sampleType:
    'sample type | type | sample kind | biospecimen type | specimen type | material | material type | Probentyp | Probenart | Typ | Art | Material | tipo de muestra | tipo | material | type d’échantillon | type | nature | matériel | 样本类型 | 样品类型 | 类型 | نوع العينة | النوع',
  name: 'name | sample name | alias | label | title | Name | Probenname | Bezeichnung | nombre | nombre de la muestra | nom | nom de l’échantillon | libellé | 名称 | 样本名称 | الاسم | اسم العينة',
  externalId:
    'external number | external id | external identifier | patient id | subject id | donor id | participant id | study id | sample id | individual name | Externe Nummer | Externe Kennung | Externe ID | Patienten-ID | Probanden-ID | Proben-ID | Studien-ID | número externo | identificador externo | ID externo | id paciente | id muestra | numéro externe | identifiant externe | id externe | id patient | id échantillon | 外部编号 | 患者编号 | 样本编号 | الرقم الخارجي | المعرف الخارجي | رقم المريض | معرف العينة',
  containerBarcode: inContainer,
  position: ownPosition,
  quantity:
    'quantity | volume | amount | mass | concentration amount | volume ul | Menge | Volumen | cantidad | volumen | quantité | volume | 数量 | 体积 | 量 | الكمية | الحجم',
  unit: 'unit | units | volume unit | quantity unit | Einheit | Mengeneinheit | unidad | unité | 单位 | الوحدة',
  hazards:
    'hazard | hazards | biosafety | biohazard | safety | Gefahr | Gefahren | Gefahrstoff | Gefährdung | peligro | peligros | riesgo | danger | dangers | risque | 危险 | 危害 | 危险性 | المخاطر | خطر',
  collectedAt:
    'collected | collected at | collection date | date collected | sampling date | date of collection | draw date | Entnahmedatum | Entnommen | Entnommen am | Abnahmedatum | recogida | fecha de recogida | fecha de recolección | fecha de toma | prélèvement | prélevé | date de prélèvement | prélevé le | 采集日期 | 采样日期 | 采集时间 | تاريخ الجمع | تاريخ السحب',
  expiresAt:
    'expires | expires at | expiry | expiry date | expiration | expiration date | best before | Ablaufdatum | Verfallsdatum | Verfällt am | Läuft ab | Haltbar bis | caducidad | fecha de caducidad | fecha de vencimiento | date d’expiration | péremption | expire le | 有效期 | 到期日期 | 失效日期 | تاريخ الانتهاء | تاريخ انتهاء الصلاحية',
  notes:
    'notes | note | comment | comments | remark | remarks | description | Notiz | Notizen | Kommentar | Bemerkung | Bemerkungen | notas | comentario | comentarios | observaciones | commentaire | commentaires | remarque | remarques | 备注 | 注释 | 说明 | ملاحظات | تعليق',
};

const containers: Synonyms<'containers'> = {
  kind: 'container kind | container type | kind | type | Behältertyp | Behälterart | Typ | tipo de contenedor | tipo | type de conteneur | type | 容器类型 | 类型 | نوع الحاوية | النوع',
  name: 'container name | name | label | Behältername | Name | Bezeichnung | nombre del contenedor | nombre | nom du conteneur | nom | 容器名称 | 名称 | اسم الحاوية | الاسم',
  barcode:
    'container barcode | barcode | code | box barcode | rack barcode | Behälterbarcode | Barcode | Strichcode | código de barras del contenedor | código de barras | code-barres du conteneur | code-barres | 容器条码 | 条码 | 条形码 | باركود الحاوية | الباركود | رمز شريطي',
  parentBarcode:
    'parent container barcode | parent barcode | parent | location barcode | stored in | located in | Übergeordneter Behälter | Barcode des übergeordneten Behälters | steht in | contenedor padre | código del contenedor padre | ubicado en | conteneur parent | code-barres du conteneur parent | rangé dans | 上级容器条码 | 父容器条码 | 上级容器 | الحاوية الأم | باركود الحاوية الأم',
  position: `parent container coordinates | parent coordinates | ${position}`,
  site: 'site | building | facility | Standort | Gebäude | sitio | sede | edificio | bâtiment | établissement | 站点 | 地点 | 楼 | الموقع | المبنى',
};

const moves: Synonyms<'moves'> = {
  barcode: `container barcode to move | barcode to move | item barcode | item | source barcode | ${samples.barcode}`,
  containerBarcode: inContainer,
  position: ownPosition,
  reason:
    'reason | update comment | move comment | comment | comments | note | Grund | Begründung | Kommentar | motivo | razón | comentario | motif | raison | commentaire | 原因 | 备注 | السبب | تعليق',
};

/** Every name under which each field of each kind is known. */
export const synonyms: { readonly [Kind in ImportKind]: Synonyms<Kind> } = { samples, containers, moves };
