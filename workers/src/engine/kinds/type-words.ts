/**
 * Words by which people say how something could be better, in English, Spanish and Bosnian. Words in
 * quotation marks count in that form only.
 */
export const ideaWords = [
  ...['would be nice', 'would be great', 'would be good', 'would be useful', 'would be helpful'],
  ...['would love to see', 'would love it if', 'would be better if', 'would help if'],
  ...['i suggest', 'we suggest', 'my suggestion', 'a suggestion', 'one suggestion', 'my idea'],
  ...[
    'an idea',
    'please add',
    'could you add',
    'you could add',
    'you should add',
    'you should offer',
  ],
  ...['you should let', 'you should allow', 'you should have a', 'you should consider'],
  ...[
    'why not offer',
    'why not add',
    'how about',
    'i wish there',
    'i wish you',
    'i would like to see',
  ],
  ...['"deberían"', '"deberíais"', 'estaría bien', 'sería bueno', 'sería genial', 'sería útil'],
  ...[
    'sería mejor si',
    '"sugiero"',
    '"sugerencia"',
    '"propongo"',
    'podrían añadir',
    'podrían poner',
  ],
  ...['me gustaría que', '"ojalá"', 'por qué no ponen', 'echo en falta', 'una idea'],
  ...['bilo bi dobro', 'bilo bi lijepo', 'bilo bi korisno', 'bilo bi super', 'bilo bi odlično'],
  ...['trebali biste', 'trebalo bi', '"predlažem"', '"prijedlog"', '"predlog"', 'imam ideju'],
  ...['voljela bih da', 'volio bih da', 'mogli biste', '"dodajte"', 'zašto ne uvedete'],
] as const;

/** Words of praise. Thanks alone are none: complaints end with them as well. */
export const praiseWords = [
  ...['excellent', 'wonderful', 'amazing', 'fantastic', 'outstanding', 'brilliant', 'superb'],
  ...[
    'great service',
    'great job',
    'great work',
    'was great',
    'were great',
    'very kind',
    'so kind',
  ],
  ...[
    'very helpful',
    'so helpful',
    'well done',
    'many compliments',
    'delighted',
    'very happy with',
  ],
  ...['so happy with', 'thank you so much', 'thanks so much', 'best service', 'keep it up'],
  ...[
    'excelente',
    'maravilloso',
    'maravillosa',
    'estupendo',
    'estupenda',
    '"genial"',
    'fantástico',
  ],
  ...['fantástica', 'muy amable', 'muy amables', 'muy contento', 'muy contenta', 'encantado'],
  ...['encantada', '"felicidades"', '"enhorabuena"', 'gran trabajo', 'buen trabajo', 'de diez'],
  ...['muchísimas gracias', 'trato inmejorable', 'un lujo'],
  ...['odlično', 'odličan', 'odlična', 'pohvala', 'pohvale', 'svaka čast', 'svaka cast'],
  ...['prezadovoljan', 'prezadovoljna', 'oduševljen', 'oduševljena', 'sjajno', 'izvrsno'],
  ...['vrlo ljubazan', 'vrlo ljubazna', 'jako ljubazan', 'jako ljubazna', 'vrlo ljubazni'],
  ...['"bravo"', 'hvala vam puno', 'puno hvala', 'za svaku pohvalu', 'vrhunski'],
] as const;

/** Words that turn praise into its opposite, or let something else follow it. */
export const turningWords = [
  ...[
    '"but"',
    '"however"',
    '"not"',
    '"never"',
    '"isnt"',
    '"wasnt"',
    '"didnt"',
    '"doesnt"',
    '"dont"',
  ],
  ...['"pero"', '"aunque"', '"nunca"', '"no"', '"nada"', '"sin"'],
  ...['"ali"', '"međutim"', '"nije"', '"nisu"', '"nisam"', '"nikad"', '"nikada"', '"ne"'],
] as const;
