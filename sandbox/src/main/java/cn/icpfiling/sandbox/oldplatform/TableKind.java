package cn.icpfiling.sandbox.oldplatform;

import java.util.List;
import java.util.Locale;

/** The tables of an export, in the order in which a load needs them, with their columns. */
enum TableKind {
    ACCOUNTS("account_id login mail password_scheme password_hash activated registered_at"),
    SUBJECTS(
            "subject_id account_id product subject_number province city county nature certificate_type certificate_number"
                    + " name certificate_address mailing_address remark principal_name principal_certificate_type"
                    + " principal_certificate_number principal_mobile principal_office_phone principal_mail"
                    + " principal_is_legal_representative second_contact_name second_contact_phone second_contact_mail"
                    + " submitted_at accessed_elsewhere_later"),
    SITES("site_id subject_id site_number name home_pages content_types pre_approvals languages principal_name"
            + " principal_certificate_type principal_certificate_number principal_mobile principal_office_phone"
            + " principal_mail accesses submitted_at"),
    DOMAINS("domain site_id"),
    ORDERS("order_id account_id subject_id type finished"),
    PAPERS("paper_id subject_id site_id kind object_key media_type size sha256");

    private final List<String> columns;

    TableKind(String columns) {
        this.columns = List.of(columns.split(" "));
    }

    List<String> columns() {
        return columns;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
