package cn.icpfiling.inspection.core.tasks;

import cn.icpfiling.inspection.core.findings.Cure;
import java.util.Arrays;

/** The four numbers of a filing (docs/trade.md 3.3). */
public enum FiledContact {
    SUBJECT_MOBILE(false, "CONTACT.MOBILE", "/subject/principal/mobile"),
    SUBJECT_OFFICE_PHONE(false, "CONTACT.OFFICE_PHONE", "/subject/principal/officePhone"),
    SERVICE_MOBILE(true, "CONTACT.MOBILE", "/service/principal/mobile"),
    SERVICE_OFFICE_PHONE(true, "CONTACT.OFFICE_PHONE", "/service/principal/officePhone");

    private final boolean ofService;
    private final String reason;
    private final String field;

    FiledContact(boolean ofService, String reason, String field) {
        this.ofService = ofService;
        this.reason = reason;
        this.field = field;
    }

    /** Whether findings of the reason tell a number that does not reach its person. */
    public static boolean isReason(String code) {
        return Arrays.stream(values()).anyMatch(contact -> contact.reason.equals(code));
    }

    /** Whether the number is that of the service principal, and not of the subject principal. */
    public boolean isOfService() {
        return ofService;
    }

    public boolean isMobile() {
        return this == SUBJECT_MOBILE || this == SERVICE_MOBILE;
    }

    /** The reason of the finding if the number does not reach the person. */
    public String reason() {
        return reason;
    }

    /** Where the number stands in an order, as JSON pointer. */
    public String field() {
        return field;
    }

    /** The change order that mends the number. */
    public Cure cure() {
        return ofService ? Cure.CHANGE_SERVICE : Cure.CHANGE_SUBJECT;
    }
}
