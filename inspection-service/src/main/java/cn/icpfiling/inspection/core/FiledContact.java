package cn.icpfiling.inspection.core;

/** The four numbers of a filing (docs/trade.md 3.3). */
public enum FiledContact {
    SUBJECT_MOBILE(false, "CONTACT.MOBILE"),
    SUBJECT_OFFICE_PHONE(false, "CONTACT.OFFICE_PHONE"),
    SERVICE_MOBILE(true, "CONTACT.MOBILE"),
    SERVICE_OFFICE_PHONE(true, "CONTACT.OFFICE_PHONE");

    private final boolean ofService;
    private final String reason;

    FiledContact(boolean ofService, String reason) {
        this.ofService = ofService;
        this.reason = reason;
    }

    /** Whether the number is that of the service principal, and not of the subject principal. */
    public boolean isOfService() {
        return ofService;
    }

    public boolean isMobile() {
        return this == SUBJECT_MOBILE || this == SERVICE_MOBILE;
    }

    /** Whether an order's field at this pointer is one of the principal whose number this is, or of the record beside it. */
    public boolean isAt(String pointer) {
        return pointer.startsWith(ofService ? "/service/" : "/subject/");
    }

    /** The reason of the finding if the number does not reach the person. */
    public String reason() {
        return reason;
    }
}
