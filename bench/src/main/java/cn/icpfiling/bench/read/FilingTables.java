package cn.icpfiling.bench.read;

import cn.icpfiling.bench.read.Filing.Thing;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of a filing in each table, encrypted in the service's encrypted columns, because each list and each order
 * decrypts what it shows. The longest tables come first, so that the last ones are short.
 */
@ApplicationScoped
class FilingTables {
    private static final String THEN = "2026-03-02 02:00:00.000000";
    private static final String CREDIT_CODE = "91110000MA00000077";
    private static final String NAME = "北京示例科技有限公司";
    private static final String PERSON = """
            {"name":"张三","certificateType":2,"certificateNumber":"11010519491231002X","mobile":"13800138000",\
            "officePhone":"010-82998299","mail":"person@example.com","legalRepresentative":true}""";
    private static final String SUBJECT = """
            {"name":"北京示例科技有限公司","certificateAddress":"北京市朝阳区示例路1号","mailingAddress":"北京市朝阳区示例路1号",\
            "principal":%s}""".formatted(PERSON);
    private static final List<String> PAPERS =
            List.of("SUBJECT_CERTIFICATE", "SUBJECT_PRINCIPAL_ID", "SERVICE_PRINCIPAL_ID", "VERIFICATION_SHEET");
    private static final String DIGEST = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private static final String SHOWN_PAPERS =
            PAPERS.stream().map(kind -> """
                    {"kind": "%s", "mediaType": "image/jpeg", "size": 200000, "sha256": "%s", \
                    "uploadedAt": "2026-03-02T02:00:00.000000Z", "scan": "NOT_SCANNED"}""".formatted(kind, DIGEST)).collect(Collectors.joining(", ", "[", "]"));

    private final FieldCipher cipher;

    FilingTables(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param rows number of rows of a filing in the table */
    record Table(String name, String columns, LongUnaryOperator rows, Rows.Maker maker) {}

    List<Table> all() {
        return List.of(
                each("orders", """
                        id, type, state, holder, partner, type_check_id, province, city, county, nature, certificate_type,
                        certificate_number, certificate_index, domain, service_id, sequence, submission, submitted_at,
                        declaration_version, verdict_submission, verdict_outcome, verdict_at, final_round, rule_findings, needs_person,
                        subject_id, subject_number, rules_version, rule_warnings, created_at, changed_at, version, papers""", this::order),
                each("subjects", """
                        id, holder, partner, subject_number, province, city, county, nature, certificate_type, certificate_index,
                        certificate_number, name, content, status, sequence, filed_at, version""", this::subject),
                each("filed_services", """
                        id, subject_id, holder, partner, service_number, kind, name, status, access_status, paid_by, content,
                        filed_at, version""", this::service),
                each("order_contents", "order_id, subject, service", this::content),
                new Table(
                        "order_history",
                        "order_id, sequence, act, from_state, to_state, actor_role, happened_at, reasons",
                        number -> new Filing(number).isGranted() ? 2 : 1,
                        FilingTables::history),
                each("service_numbers", """
                        id, bsn, holder, partner, product, instance_id, slot, state, order_id, ip_addresses, term_ends, created_at,
                        version""", FilingTables::serviceNumber),
                customers("offline_deregistrations", """
                        id, holder, partner, ground, state, type_check_id, province, city, county, nature, certificate_type,
                        certificate_number, certificate_index, domain, filing_number, watched, silences, sequence, created_at,
                        changed_at, version""", this::offlineCase),
                each("domain_holds", "domain, service_id", (number, row) -> {
                    var filing = new Filing(number);
                    row.text(filing.domain()).id(filing.id(Thing.SERVICE)).end();
                }),
                each("filed_domains", "service_id, position, domain", (number, row) -> {
                    var filing = new Filing(number);
                    row.id(filing.id(Thing.SERVICE))
                            .number(0)
                            .text(filing.domain())
                            .end();
                }),
                customers(
                        "customers",
                        "account, partner, known_at",
                        (number, row) -> row.id(new Filing(number).id(Thing.HOLDER))
                                .id(Filing.PARTNER)
                                .text(THEN)
                                .end()),
                new Table(
                        "materials",
                        "id, order_id, kind, media_type, size, sha256, uploaded_at",
                        number -> Register.isReadAlone(number) ? PAPERS.size() : 0,
                        FilingTables::papers));
    }

    private static Table each(String name, String columns, Rows.Maker maker) {
        return new Table(name, columns, _ -> 1, maker);
    }

    private static Table customers(String name, String columns, Rows.Maker maker) {
        return new Table(name, columns, number -> new Filing(number).isPartners() ? 1 : 0, (number, row) -> {
            if (new Filing(number).isPartners()) {
                maker.make(number, row);
            }
        });
    }

    private void order(long number, Rows row) {
        var filing = new Filing(number);
        var typeCheck = filing.id(Thing.TYPE_CHECK);
        row.id(filing.id(Thing.ORDER))
                .text(filing.isGranted() ? "FIRST_FILING" : "CHANGE_SERVICE")
                .text(filing.state())
                .id(filing.id(Thing.HOLDER));
        partner(filing, row).id(typeCheck).text("11").text("110100").text("110105");
        row.number(4).number(1).binary(encrypt("filing_type_checks", "certificate_number", typeCheck, CREDIT_CODE));
        certificate(filing, row).text(filing.domain()).id(filing.id(Thing.SERVICE));
        row.number(2)
                .number(1)
                .text(THEN)
                .text("2026-01")
                .number(1)
                .text("PASSED")
                .text(THEN);
        row.number(0).text("[]").number(filing.needsPerson() ? 1 : 0);
        row.id(filing.id(Thing.SUBJECT)).text(filing.subjectNumber()).number(1).text("[]");
        row.text(THEN).text(THEN).number(2);
        // As filing-service computes the column from the materials of the order.
        (Register.isReadAlone(number) ? row.text(SHOWN_PAPERS) : row.none()).end();
    }

    private void subject(long number, Rows row) {
        var filing = new Filing(number);
        var id = filing.id(Thing.SUBJECT);
        row.id(id).id(filing.id(Thing.HOLDER));
        partner(filing, row)
                .text(filing.subjectNumber())
                .text("11")
                .text("110100")
                .text("110105");
        certificate(filing, row.number(4).number(1))
                .binary(encrypt("subjects", "certificate_number", id, CREDIT_CODE))
                .binary(encrypt("subjects", "name", id, NAME))
                .binary(encrypt("subjects", "content", id, SUBJECT));
        row.text("REGISTERED").number(1).text(THEN).number(0).end();
    }

    private void service(long number, Rows row) {
        var filing = new Filing(number);
        var id = filing.id(Thing.SERVICE);
        row.id(id).id(filing.id(Thing.SUBJECT)).id(filing.id(Thing.HOLDER));
        partner(filing, row).text(filing.serviceNumber()).text("WEBSITE").text("示例网站");
        row.text("REGISTERED").text("LIVE").id(filing.id(Thing.SERVICE_NUMBER));
        row.binary(encrypt("filed_services", "content", id, entry(filing)))
                .text(THEN)
                .number(0)
                .end();
    }

    private void content(long number, Rows row) {
        var filing = new Filing(number);
        var id = filing.id(Thing.ORDER);
        row.id(id)
                .binary(encrypt("order_contents", "subject", id, SUBJECT))
                .binary(encrypt("order_contents", "service", id, entry(filing)))
                .end();
    }

    private static void history(long number, Rows row) {
        var filing = new Filing(number);
        var id = filing.id(Thing.ORDER);
        row.id(id).number(1).text("DRAFT").none().text("DRAFT").text("APPLICANT");
        row.text(THEN).text("[]").end();
        if (filing.isGranted()) {
            row.id(id).number(2).text("GRANT").text("AUTHORITY_REVIEW").text("COMPLETED");
            row.text("AUTHORITY").text(THEN).text("[]").end();
        }
    }

    private static void serviceNumber(long number, Rows row) {
        var filing = new Filing(number);
        row.id(filing.id(Thing.SERVICE_NUMBER)).text("BSN-" + number).id(filing.id(Thing.HOLDER));
        partner(filing, row).text("ECS").text("i-" + number).number(1).text("USED");
        row.id(filing.id(Thing.ORDER))
                .text("[\"192.0.2.7\"]")
                .text("2030-01-01")
                .text(THEN);
        row.number(2).end();
    }

    private void offlineCase(long number, Rows row) {
        var filing = new Filing(number);
        var typeCheck = filing.id(Thing.TYPE_CHECK);
        row.id(filing.id(Thing.CASE)).id(filing.id(Thing.HOLDER)).id(Filing.PARTNER);
        row.text("DOMAIN_HELD_BY_OTHER").text("FREED").id(typeCheck);
        row.text("11").text("110100").text("110105").number(4).number(1);
        certificate(filing, row.binary(encrypt("filing_type_checks", "certificate_number", typeCheck, CREDIT_CODE)));
        row.text(filing.domain()).text(filing.subjectNumber()).number(0).number(0);
        row.number(2).text(THEN).text(THEN).number(1).end();
    }

    private static void papers(long number, Rows row) {
        if (!Register.isReadAlone(number)) {
            return;
        }
        var filing = new Filing(number);
        for (var count = 0; count < PAPERS.size(); count++) {
            row.id(filing.id(Thing.PAPER, count)).id(filing.id(Thing.ORDER)).text(PAPERS.get(count));
            row.text("image/jpeg").number(200_000).text(DIGEST).text(THEN).end();
        }
    }

    private static Rows partner(Filing filing, Rows row) {
        return filing.isPartners() ? row.id(Filing.PARTNER) : row.none();
    }

    /** Random bytes, like a blind index. */
    private static Rows certificate(Filing filing, Rows row) {
        var index = Binary.of(filing.id(Thing.CERTIFICATE));
        for (var i = 0; i < index.length / 2; i++) {
            var other = index[index.length - 1 - i];
            index[index.length - 1 - i] = index[i];
            index[i] = other;
        }
        return row.binary(index);
    }

    private static String entry(Filing filing) {
        return """
                {"serviceNumber":"BSN-%d","name":"示例网站","domains":["%s"],"homePage":"www.%s","contentTypes":1,\
                "languages":[1],"accessMode":1,"serverLocation":1,"principal":%s}""".formatted(filing.number(), filing.domain(), filing.domain(), PERSON);
    }

    private byte[] encrypt(String table, String column, UUID row, String plain) {
        return cipher.encrypt(table, column, row, plain);
    }
}
