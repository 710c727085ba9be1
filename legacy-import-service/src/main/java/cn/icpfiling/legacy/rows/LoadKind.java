package cn.icpfiling.legacy.rows;

import static cn.icpfiling.legacy.rows.LoadColumn.optional;
import static cn.icpfiling.legacy.rows.LoadColumn.required;

import cn.icpfiling.legacy.rows.LoadColumn.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of files, in the order in which they are stored, with the schema of their rows. */
public enum LoadKind {
    ACCOUNTS(
            required("account_id", Form.CODE, 64),
            required("login", Form.MAIL, 200),
            optional("mail", Form.MAIL, 254),
            optional("password_scheme", Form.CODE, 32),
            optional("password_hash", Form.SECRET, 255),
            required("activated", Form.CODE, 8),
            required("registered_at", Form.CODE, 40)),
    SUBJECTS(subjects()),
    SITES(sites()),
    DOMAINS(required("domain", Form.TEXT, 253), required("site_id", Form.CODE, 64)),
    ORDERS(
            required("order_id", Form.CODE, 64),
            required("account_id", Form.CODE, 64),
            optional("subject_id", Form.CODE, 64),
            required("type", Form.CODE, 32),
            required("finished", Form.CODE, 8)),
    PAPERS(
            required("paper_id", Form.CODE, 64),
            required("subject_id", Form.CODE, 64),
            optional("site_id", Form.CODE, 64),
            required("kind", Form.CODE, 40),
            required("object_key", Form.CODE, 255),
            required("media_type", Form.CODE, 64),
            required("size", Form.CODE, 12),
            required("sha256", Form.CODE, 64));

    private final List<LoadColumn> columns;
    private final Map<String, Integer> places = new HashMap<>();

    LoadKind(LoadColumn... columns) {
        this.columns = List.of(columns);
        for (var i = 0; i < columns.length; i++) {
            places.put(columns[i].name(), i);
        }
    }

    public List<LoadColumn> columns() {
        return columns;
    }

    /** The place of a column among the values of a row; -1 if the kind has no such column. */
    public int place(String column) {
        return places.getOrDefault(column, -1);
    }

    private static LoadColumn[] subjects() {
        var columns = new ArrayList<LoadColumn>(List.of(
                required("subject_id", Form.CODE, 64),
                optional("account_id", Form.CODE, 64),
                required("product", Form.CODE, 20),
                required("subject_number", Form.CODE, 64),
                required("province", Form.CODE, 20),
                required("city", Form.CODE, 6),
                optional("county", Form.CODE, 6),
                required("nature", Form.CODE, 3),
                required("certificate_type", Form.CODE, 3),
                required("certificate_number", Form.CERTIFICATE, 64),
                required("name", Form.NAME, 256),
                optional("certificate_address", Form.TEXT, 512),
                optional("mailing_address", Form.TEXT, 512),
                optional("remark", Form.TEXT, 1024)));
        columns.addAll(principal(true));
        columns.addAll(List.of(
                optional("second_contact_name", Form.NAME, 256),
                optional("second_contact_phone", Form.PHONE, 32),
                optional("second_contact_mail", Form.MAIL, 254),
                required("submitted_at", Form.CODE, 40),
                optional("accessed_elsewhere_later", Form.CODE, 8)));
        return columns.toArray(LoadColumn[]::new);
    }

    private static LoadColumn[] sites() {
        var columns = new ArrayList<LoadColumn>(List.of(
                required("site_id", Form.CODE, 64),
                required("subject_id", Form.CODE, 64),
                required("site_number", Form.CODE, 64),
                required("name", Form.NAME, 256),
                optional("home_pages", Form.TEXT, 8192),
                optional("content_types", Form.CODE, 20),
                optional("content_note", Form.TEXT, 512),
                optional("pre_approvals", Form.CODE, 20),
                optional("languages", Form.CODE, 200),
                optional("remark", Form.TEXT, 1024)));
        columns.addAll(principal(false));
        columns.addAll(List.of(optional("accesses", Form.CODE, 8192), required("submitted_at", Form.CODE, 40)));
        return columns.toArray(LoadColumn[]::new);
    }

    private static List<LoadColumn> principal(boolean required) {
        return List.of(
                new LoadColumn("principal_name", required, Form.NAME, 256),
                new LoadColumn("principal_certificate_type", required, Form.CODE, 3),
                new LoadColumn("principal_certificate_number", required, Form.CERTIFICATE, 64),
                optional("principal_mobile", Form.PHONE, 32),
                optional("principal_office_phone", Form.PHONE, 32),
                optional("principal_mail", Form.MAIL, 254),
                optional("principal_is_legal_representative", Form.CODE, 8));
    }
}
