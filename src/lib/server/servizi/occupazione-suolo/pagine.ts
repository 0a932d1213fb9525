// Where the clerks' pages of public land are; named by its port and its panel.

export const PAGINA = '/operatore/servizi/occupazione-suolo';
