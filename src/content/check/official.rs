//! What EU law calls the Union and its regional fund, and how it words the statement of funding, by official language.

use crate::model::lang::Lang;

/// The official words of a language.
///
/// Sources: the language versions of the Treaty on European Union, Article 1 (the Union); of Regulation (EU) 1303/2013,
/// Article 1 (the fund); of Regulation (EU) 2021/1060, Annex IX (the statements).
pub(super) struct Official {
    /// The tag of the language.
    pub(super) language: &'static str,
    /// The Union.
    pub(super) union: &'static str,
    /// The European Regional Development Fund. None where this table isn't sure of it.
    pub(super) fund: Option<&'static str>,
    /// "Co-funded by the European Union", then "Funded by the European Union", which the annex allows as well. Empty
    /// where this table isn't sure of them.
    pub(super) statements: &'static [&'static str],
    /// How people shorten the Union and the fund.
    pub(super) abbreviations: &'static [&'static str],
}

impl Official {
    /// The words of a language, whatever its region or script; none if it is no official language of the Union.
    pub(super) fn of(lang: &Lang) -> Option<&'static Self> {
        let language = lang.as_str().split('-').next()?;
        OFFICIAL.iter().find(|row| row.language == language)
    }
}

/// The official languages of the Union, in the order of their tags.
pub(super) const OFFICIAL: &[Official] = &[
    Official {
        language: "bg",
        union: "Европейски съюз",
        fund: Some("Европейски фонд за регионално развитие"),
        statements: &[
            "Съфинансирано от Европейския съюз",
            "Финансирано от Европейския съюз",
        ],
        abbreviations: &["ЕС", "ЕФРР"],
    },
    Official {
        language: "cs",
        union: "Evropská unie",
        fund: Some("Evropský fond pro regionální rozvoj"),
        statements: &[
            "Spolufinancováno Evropskou unií",
            "Financováno Evropskou unií",
        ],
        abbreviations: &["EU", "EFRR"],
    },
    Official {
        language: "da",
        union: "Den Europæiske Union",
        fund: Some("Den Europæiske Fond for Regionaludvikling"),
        statements: &[
            "Medfinansieret af Den Europæiske Union",
            "Finansieret af Den Europæiske Union",
        ],
        abbreviations: &["EU", "EFRU"],
    },
    Official {
        language: "de",
        union: "Europäische Union",
        fund: Some("Europäischer Fonds für regionale Entwicklung"),
        statements: &[
            "Kofinanziert von der Europäischen Union",
            "Finanziert von der Europäischen Union",
        ],
        abbreviations: &["EU", "EFRE"],
    },
    Official {
        language: "el",
        union: "Ευρωπαϊκή Ένωση",
        fund: Some("Ευρωπαϊκό Ταμείο Περιφερειακής Ανάπτυξης"),
        statements: &[
            "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης",
            "Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης",
        ],
        abbreviations: &["ΕΕ", "ΕΤΠΑ"],
    },
    Official {
        language: "en",
        union: "European Union",
        fund: Some("European Regional Development Fund"),
        statements: &[
            "Co-funded by the European Union",
            "Funded by the European Union",
        ],
        abbreviations: &["EU", "ERDF"],
    },
    Official {
        language: "es",
        union: "Unión Europea",
        fund: Some("Fondo Europeo de Desarrollo Regional"),
        statements: &[
            "Cofinanciado por la Unión Europea",
            "Financiado por la Unión Europea",
        ],
        abbreviations: &["UE", "FEDER"],
    },
    Official {
        language: "et",
        union: "Euroopa Liit",
        fund: Some("Euroopa Regionaalarengu Fond"),
        statements: &["Kaasrahastanud Euroopa Liit", "Rahastanud Euroopa Liit"],
        abbreviations: &["EL", "ERF"],
    },
    Official {
        language: "fi",
        union: "Euroopan unioni",
        fund: Some("Euroopan aluekehitysrahasto"),
        statements: &[
            "Euroopan unionin osarahoittama",
            "Euroopan unionin rahoittama",
        ],
        abbreviations: &["EU", "EAKR"],
    },
    Official {
        language: "fr",
        union: "Union européenne",
        fund: Some("Fonds européen de développement régional"),
        statements: &[
            "Cofinancé par l'Union européenne",
            "Financé par l'Union européenne",
        ],
        abbreviations: &["UE", "FEDER"],
    },
    Official {
        language: "ga",
        union: "An tAontas Eorpach",
        fund: None,
        statements: &[],
        abbreviations: &["AE"],
    },
    Official {
        language: "hr",
        union: "Europska unija",
        fund: Some("Europski fond za regionalni razvoj"),
        statements: &["Sufinancira Europska unija", "Financira Europska unija"],
        abbreviations: &["EU", "EFRR"],
    },
    Official {
        language: "hu",
        union: "Európai Unió",
        fund: Some("Európai Regionális Fejlesztési Alap"),
        statements: &[
            "Az Európai Unió társfinanszírozásával",
            "Az Európai Unió finanszírozásával",
        ],
        abbreviations: &["EU", "ERFA"],
    },
    Official {
        language: "it",
        union: "Unione europea",
        fund: Some("Fondo europeo di sviluppo regionale"),
        statements: &[
            "Cofinanziato dall'Unione europea",
            "Finanziato dall'Unione europea",
        ],
        abbreviations: &["UE", "FESR"],
    },
    Official {
        language: "lt",
        union: "Europos Sąjunga",
        fund: Some("Europos regioninės plėtros fondas"),
        statements: &[
            "Bendrai finansuoja Europos Sąjunga",
            "Finansuoja Europos Sąjunga",
        ],
        abbreviations: &["ES", "ERPF"],
    },
    Official {
        language: "lv",
        union: "Eiropas Savienība",
        fund: Some("Eiropas Reģionālās attīstības fonds"),
        statements: &["Līdzfinansē Eiropas Savienība", "Finansē Eiropas Savienība"],
        abbreviations: &["ES", "ERAF"],
    },
    Official {
        language: "mt",
        union: "Unjoni Ewropea",
        fund: None,
        statements: &[],
        abbreviations: &["UE", "FEŻR"],
    },
    Official {
        language: "nl",
        union: "Europese Unie",
        fund: Some("Europees Fonds voor regionale ontwikkeling"),
        statements: &[
            "Medegefinancierd door de Europese Unie",
            "Gefinancierd door de Europese Unie",
        ],
        abbreviations: &["EU", "EFRO"],
    },
    Official {
        language: "pl",
        union: "Unia Europejska",
        fund: Some("Europejski Fundusz Rozwoju Regionalnego"),
        // The second is the one of the emblem that the Commission hands out, and of Poland's own programmes.
        statements: &[
            "Współfinansowane przez Unię Europejską",
            "Dofinansowane przez Unię Europejską",
            "Finansowane przez Unię Europejską",
        ],
        abbreviations: &["UE", "EFRR"],
    },
    Official {
        language: "pt",
        union: "União Europeia",
        fund: Some("Fundo Europeu de Desenvolvimento Regional"),
        statements: &[
            "Cofinanciado pela União Europeia",
            "Financiado pela União Europeia",
        ],
        abbreviations: &["UE", "FEDER"],
    },
    Official {
        language: "ro",
        union: "Uniunea Europeană",
        fund: Some("Fondul european de dezvoltare regională"),
        statements: &[
            "Cofinanțat de Uniunea Europeană",
            "Finanțat de Uniunea Europeană",
        ],
        abbreviations: &["UE", "FEDR"],
    },
    Official {
        language: "sk",
        union: "Európska únia",
        fund: Some("Európsky fond regionálneho rozvoja"),
        statements: &[],
        abbreviations: &["EÚ", "EFRR"],
    },
    Official {
        language: "sl",
        union: "Evropska unija",
        fund: Some("Evropski sklad za regionalni razvoj"),
        statements: &["Sofinancira Evropska unija", "Financira Evropska unija"],
        abbreviations: &["EU", "ESRR"],
    },
    Official {
        language: "sv",
        union: "Europeiska unionen",
        fund: Some("Europeiska regionala utvecklingsfonden"),
        statements: &[
            "Medfinansieras av Europeiska unionen",
            "Finansieras av Europeiska unionen",
        ],
        abbreviations: &["EU", "ERUF", "Eruf"],
    },
];

#[cfg(test)]
mod tests {
    use super::{OFFICIAL, Official};
    use crate::model::lang::Lang;

    #[test]
    fn each_of_the_24_languages_stands_once() {
        assert_eq!(OFFICIAL.len(), 24);
        assert!(OFFICIAL.is_sorted_by(|a, b| a.language < b.language));
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_any_region() {
        let of = |tag| Official::of(&Lang::parse(tag).unwrap()).map(|row| row.union);
        assert_eq!(of("de-AT"), Some("Europäische Union"));
        assert_eq!(of("uk"), None);
    }
}
