package calendar

import "hearsay"

// Era is the count of years that a mark such as "AH" or "BC" names.
type Era uint8

// The eras.
const (
	NoEra Era = iota
	Common
	BeforeCommon
	HijriEra
	SolarEra
)

// Calendar is the calendar whose years the era counts.
func (e Era) Calendar() hearsay.Calendar {
	switch e {
	case HijriEra:
		return hearsay.Hijri
	case SolarEra:
		return hearsay.SolarHijri
	}
	return hearsay.Gregorian
}

// LookupEra returns the era of a mark that stands beside a year. Marks are
// compared folded: "A.H." is "AH", "هـ.ش" is "هش". Marks of one letter count
// only right after a year, and that is for the caller to see.
func LookupEra(mark string) Era { return eras[Fold(mark)] }

// MaxEraWords is the number of words of the longest mark.
const MaxEraWords = 3

// eras are folded marks.
var eras = map[string]Era{
	"ce": Common, "ad": Common, "g": Common, "miladi": Common, "milady": Common, "isawi": Common,
	"annodomini": Common, "commonera": Common, "م": Common, "ميلادي": Common, "ميلاديه": Common, "للميلاد": Common,
	"nchr": Common, "apjc": Common, "dc": Common,
	"bc": BeforeCommon, "bce": BeforeCommon, "beforechrist": BeforeCommon, "beforecommonera": BeforeCommon,
	"قم": BeforeCommon, "vchr": BeforeCommon, "avjc": BeforeCommon,
	"ah": HijriEra, "h": HijriEra, "hijri": HijriEra, "hijra": HijriEra, "hijrah": HijriEra, "hegira": HijriEra,
	"hejri": HijriEra, "hijriqamari": HijriEra, "hejriqamari": HijriEra, "hijrilunar": HijriEra, "qamari": HijriEra,
	"lunarhijri": HijriEra, "annohegirae": HijriEra, "ahq": HijriEra, "ahlunar": HijriEra, "ahqamari": HijriEra,
	"ه": HijriEra, "هجري": HijriEra, "هجريه": HijriEra, "هجريقمري": HijriEra, "ق": HijriEra, "هق": HijriEra,
	"للهجره": HijriEra, "قمري": HijriEra,
	"sh": SolarEra, "ahs": SolarEra, "hs": SolarEra, "hsh": SolarEra, "ap": SolarEra, "ahsolar": SolarEra,
	"ahsh": SolarEra, "hijrishamsi": SolarEra, "hejrishamsi": SolarEra, "shamsi": SolarEra, "solarhijri": SolarEra,
	"persiancalendar": SolarEra, "jalali": SolarEra, "khorshidi": SolarEra, "hijrisolar": SolarEra,
	"هجريشمسي": SolarEra, "هجريخورشيدي": SolarEra, "ش": SolarEra, "هش": SolarEra, "شمسي": SolarEra, "خورشيدي": SolarEra,
	"ل": SolarEra, "لمريز": SolarEra, "هل": SolarEra,
}

// LookupFoldedEra is [LookupEra] for a mark that is folded already.
func LookupFoldedEra(folded []byte) Era { return eras[string(folded)] }
