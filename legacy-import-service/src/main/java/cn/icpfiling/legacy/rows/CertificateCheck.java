package cn.icpfiling.legacy.rows;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.EarlyLicence;
import cn.icpfiling.platform.identifier.Notation;
import cn.icpfiling.platform.identifier.OrganisationCode;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Checks a certificate number of an old record by its type (docs/trade.md 4.2, 5). Old forms are valid here: resident
 * IDs with 15 digits, organisation codes, registration numbers, licences of before 2007. A wrong check digit is a fault of a person's number
 * alone: early credit codes have wrong digits and are valid, so no supplier could correct such a row.
 *
 * @param normalized the canonical form; null if there is a fault
 * @param fault null if there is none
 */
record CertificateCheck(String normalized, FaultCode fault) {
    private static final int RESIDENT_ID = 2;
    private static final int BUSINESS_LICENCE = 1;
    private static final Set<Integer> ORGANISATION_CODES = Set.of(3, 9, 10, 12, 16, 18, 20);
    private static final Set<Integer> CREDIT_CODES = Set.of(13, 15, 24);
    private static final int PERSON = 5;
    private static final Set<Integer> OF_PERSONS = Set.of(2, 7, 8, 11, 14, 30, 41, 42);

    /** The certificates of each nature; a nature without an entry has no list that is certain. */
    private static final Map<Integer, Set<Integer>> OF_NATURE = Map.of(
            1,
            Set.of(5, 23),
            2,
            Set.of(9, 13),
            3,
            Set.of(3, 4, 15),
            4,
            Set.of(1, 12, 27),
            PERSON,
            OF_PERSONS,
            6,
            Set.of(6, 10),
            9,
            Set.of(16, 17, 36, 37),
            10,
            Set.of(18, 19),
            11,
            Set.of(20, 21));

    static boolean isNature(int nature) {
        return nature >= 1 && nature <= 20 && nature != 7 && nature != 8;
    }

    static boolean isType(int type) {
        return type >= 1 && type <= 44;
    }

    static boolean fits(int nature, int type) {
        var known = OF_NATURE.get(nature);
        return known == null ? !OF_PERSONS.contains(type) : known.contains(type);
    }

    static boolean isOfPerson(int type) {
        return OF_PERSONS.contains(type);
    }

    static CertificateCheck of(int type, String number, LocalDate today) {
        var plain = Notation.tidy(number);
        if (type == RESIDENT_ID) {
            return residentId(plain, today);
        }
        if (type == BUSINESS_LICENCE && EarlyLicence.isForm(plain)) {
            return new CertificateCheck(plain, null);
        }
        if (type == BUSINESS_LICENCE) {
            return ofOrganisation(plain.length() == 15 ? BusinessRegistrationNumber.check(plain) : Uscc.check(plain));
        }
        if (CREDIT_CODES.contains(type)) {
            return ofOrganisation(Uscc.check(plain));
        }
        if (ORGANISATION_CODES.contains(type)) {
            return ofOrganisation(plain.length() == 18 ? Uscc.check(plain) : OrganisationCode.check(plain));
        }
        return plain.isEmpty() || plain.length() > 64
                ? new CertificateCheck(null, FaultCode.CERTIFICATE_MALFORMED)
                : new CertificateCheck(plain, null);
    }

    private static CertificateCheck residentId(String number, LocalDate today) {
        var check = ResidentId.check(number, today);
        var isOldForm = check.faults().equals(java.util.List.of(Check.Fault.LEGACY_FORM));
        return isOldForm ? new CertificateCheck(ResidentId.upgrade15(number), null) : of(check);
    }

    private static CertificateCheck of(Check check) {
        if (check.isValid()) {
            return new CertificateCheck(check.normalized(), null);
        }
        return new CertificateCheck(
                null, isDigitOnly(check) ? FaultCode.CERTIFICATE_CHECK_DIGIT : FaultCode.CERTIFICATE_MALFORMED);
    }

    private static CertificateCheck ofOrganisation(Check check) {
        return isDigitOnly(check) ? new CertificateCheck(check.normalized(), null) : of(check);
    }

    private static boolean isDigitOnly(Check check) {
        return check.faults().stream().allMatch(Check.Fault::isOfCheckDigit);
    }

    /** The number may be personal. */
    @Override
    public String toString() {
        return "CertificateCheck[" + fault + "]";
    }
}
