package cn.icpfiling.sandbox.oldplatform;

import java.util.function.BiFunction;

/**
 * A row that a load must set aside, for exactly one reason. It comes after all sound rows and no row depends on it, so the
 * counts of a report follow from the plan.
 */
enum PlantedFault {
    ACCOUNT_WITHOUT_ID(TableKind.ACCOUNTS, "REQUIRED", (row, _) -> row.with("account_id", "")),
    ACCOUNT_ID(TableKind.ACCOUNTS, "ID_MALFORMED", (row, _) -> row.with("account_id", "A 17!")),
    ACCOUNT_ACTIVATED(TableKind.ACCOUNTS, "BOOLEAN_MALFORMED", (row, _) -> row.with("activated", "maybe")),
    ACCOUNT_MOMENT(
            TableKind.ACCOUNTS, "MOMENT_MALFORMED", (row, _) -> row.with("registered_at", "2009-13-45 08:00:00")),
    ACCOUNT_MAIL(TableKind.ACCOUNTS, "MAIL_MALFORMED", (row, _) -> row.with("mail", "no mail address")),
    ACCOUNT_LOGIN_LONG(TableKind.ACCOUNTS, "TOO_LONG", (row, _) -> row.with("login", "x".repeat(201))),
    ACCOUNT_LOGIN(TableKind.ACCOUNTS, "LOGIN_TAKEN", (row, other) -> row.with("login", other.get("login"))),
    ACCOUNT_TWICE(TableKind.ACCOUNTS, "DUPLICATE", (_, other) -> other),

    SUBJECT_NUMBER(TableKind.SUBJECTS, "FILING_NUMBER_MALFORMED", (row, _) -> row.with("subject_number", "藏ICP备123号")),
    SUBJECT_PROVINCE(TableKind.SUBJECTS, "PROVINCE_UNKNOWN", (row, _) -> row.with("province", "99")),
    SUBJECT_OTHER_PROVINCE(TableKind.SUBJECTS, "PROVINCE_MISMATCH", (row, _) -> row.with("province", "65")),
    SUBJECT_PRODUCT(TableKind.SUBJECTS, "CODE_UNKNOWN", (row, _) -> row.with("product", "FORUM")),
    SUBJECT_CHECK_DIGIT(
            TableKind.SUBJECTS,
            "CERTIFICATE_CHECK_DIGIT",
            (row, _) -> row.with("nature", "5")
                    .with("certificate_type", "2")
                    .with("certificate_number", CheckDigits.spoilt(row.get("principal_certificate_number")))),
    SUBJECT_CERTIFICATE(
            TableKind.SUBJECTS, "CERTIFICATE_MALFORMED", (row, _) -> row.with("certificate_number", "12345")),
    SUBJECT_TYPE(TableKind.SUBJECTS, "CERTIFICATE_TYPE_MISMATCH", (row, _) -> row.with("certificate_type", "6")),
    SUBJECT_FUTURE(TableKind.SUBJECTS, "MOMENT_IN_FUTURE", (row, _) -> row.with("submitted_at", "2999-01-01 00:00:00")),
    SUBJECT_ACCOUNT(TableKind.SUBJECTS, "ACCOUNT_UNKNOWN", (row, _) -> row.with("account_id", "A-nobody")),
    SUBJECT_NUMBER_TAKEN(
            TableKind.SUBJECTS,
            "NUMBER_TAKEN",
            (row, other) -> row.with("subject_number", other.get("subject_number"))
                    .with("province", other.get("province"))
                    .with("city", other.get("city"))
                    .with("county", other.get("county"))),
    SUBJECT_CERTIFICATE_TAKEN(
            TableKind.SUBJECTS,
            "CERTIFICATE_TAKEN",
            (row, other) -> row.with("certificate_number", other.get("certificate_number"))
                    .with("certificate_type", other.get("certificate_type"))
                    .with("nature", other.get("nature"))),

    SITE_SUBJECT(TableKind.SITES, "SUBJECT_UNKNOWN", (row, _) -> row.with("subject_id", "S-nobody")),
    SITE_NUMBER(
            TableKind.SITES,
            "SUBJECT_NUMBER_MISMATCH",
            (row, other) -> row.with("subject_id", other.get("subject_id")).with("site_number", "藏ICP备05999999号-1")),
    SITE_BITS(TableKind.SITES, "NUMBER_MALFORMED", (row, _) -> row.with("content_types", "portal")),

    DOMAIN_FORM(TableKind.DOMAINS, "DOMAIN_MALFORMED", (row, _) -> row.with("domain", "-no domain-.cn")),
    DOMAIN_SITE(TableKind.DOMAINS, "SITE_UNKNOWN", (row, _) -> row.with("site_id", "W-nobody")),
    DOMAIN_TWICE(TableKind.DOMAINS, "DUPLICATE", (row, other) -> other),

    ORDER_ACCOUNT(TableKind.ORDERS, "ACCOUNT_UNKNOWN", (row, _) -> row.with("account_id", "A-nobody")),
    ORDER_SUBJECT(
            TableKind.ORDERS,
            "SUBJECT_UNKNOWN",
            (row, other) -> row.with("account_id", other.get("account_id")).with("subject_id", "S-nobody")),

    PAPER_SUBJECT(TableKind.PAPERS, "SUBJECT_UNKNOWN", (row, _) -> row.with("subject_id", "S-nobody")),
    PAPER_SIZE(TableKind.PAPERS, "NUMBER_MALFORMED", (row, _) -> row.with("size", "8 KB"));

    private final TableKind table;
    private final String code;
    private final BiFunction<Row, Row, Row> fault;

    PlantedFault(TableKind table, String code, BiFunction<Row, Row, Row> fault) {
        this.table = table;
        this.code = code;
        this.fault = fault;
    }

    TableKind table() {
        return table;
    }

    /** The code that the load must tell. */
    String code() {
        return code;
    }

    /**
     * @param fresh a row with ids, numbers and names that no other row has
     * @param sound a row of the same table that is stored
     */
    Row planted(Row fresh, Row sound) {
        return fault.apply(fresh, sound);
    }
}
