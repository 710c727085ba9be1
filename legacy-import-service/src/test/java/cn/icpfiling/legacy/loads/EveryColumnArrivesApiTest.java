package cn.icpfiling.legacy.loads;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.rows.LoadColumn;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each column of the old platform's files reaches filing-service, or is on the list of what stays behind, with a reason. A new column
 * fails the test until it is one of both. What filing-service makes of it follows in its ImportedFieldsApiTest.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class EveryColumnArrivesApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = "a scan of the approval".getBytes(StandardCharsets.UTF_8);

    /** What stays behind, and why. */
    private static final Map<String, String> STAYS = Map.ofEntries(
            entry("ACCOUNTS.account_id", "the filing goes to the account here that claims or imports it"),
            entry("ACCOUNTS.login", "proves the import; the account here has a login of its own"),
            entry("ACCOUNTS.mail", "a lost login is told there; the filing has the addresses of its contacts"),
            entry("ACCOUNTS.password_scheme", "proves the import and is deleted then"),
            entry("ACCOUNTS.password_hash", "proves the import and is deleted then"),
            entry("ACCOUNTS.activated", "decides between claim and import, and about LI-4"),
            entry("ACCOUNTS.registered_at", "is a day of the old account, which ends; the filing has a day of its own"),
            entry("SUBJECTS.account_id", "says whose login imports the filing"),
            entry("SUBJECTS.accessed_elsewhere_later", "decides between claim and access filing"),
            entry("SITES.site_id", "joins domains and papers to the site, which has its number here"),
            entry("ORDERS.order_id", "an order is not handed over; what it granted stands in the filing"),
            entry("ORDERS.account_id", "an unfinished order stops the import of this login (LI-6)"),
            entry("ORDERS.subject_id", "an order is not handed over; what it granted stands in the filing"),
            entry("ORDERS.type", "the history names the unfinished order that the support abandoned"),
            entry("ORDERS.finished", "an unfinished order stops the import of its login (LI-6)"),
            entry("PAPERS.size", "bounds what is read; the size here is that of the stored bytes"));

    private final String mark = Ids.next().toString().substring(24);
    private final String number = "京ICP备1%07d号".formatted(Math.floorMod(mark.hashCode(), 10_000_000));
    private final List<Value> values = values();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    /**
     * A field of the old files.
     *
     * @param place where it is in what filing-service gets: a JSON pointer; null if it stays behind
     * @param arrived how it is written there
     */
    private record Value(LoadKind kind, String column, String text, String place, String arrived) {
        String name() {
            return kind + "." + column;
        }
    }

    @Test
    void every_column_reaches_filing_service_or_stays_behind_for_a_reason() {
        assertThat(values.stream().map(Value::name))
                .as("every column of the schema has a value here")
                .containsExactlyInAnyOrderElementsOf(columns());
        assertThat(values.stream().filter(value -> value.place() == null).map(Value::name))
                .as("what stays behind has a reason")
                .containsExactlyInAnyOrderElementsOf(STAYS.keySet());
        var arriving = values.stream().filter(value -> value.place() != null).toList();
        assertThat(arriving.stream().map(value -> value.kind() + " " + value.text()))
                .as("no value can stand for another one")
                .doesNotHaveDuplicates();

        neighbours.files.put(mark + ".png", FILE);
        loads();
        handOver.handle(LegacyIds.filing("s" + mark), Ids.next(), HandOverWay.IMPORT, Ids.next());

        var arrived = arrived();
        var told = arriving.stream()
                .map(value -> value.name() + " " + text(arrived.at(value.place())))
                .toList();
        assertThat(told)
                .containsExactlyElementsOf(arriving.stream()
                        .map(value -> value.name() + " " + value.arrived())
                        .toList());
    }

    private static List<String> columns() {
        return Arrays.stream(LoadKind.values())
                .flatMap(kind -> kind.columns().stream().map(column -> kind + "." + column.name()))
                .toList();
    }

    private void loads() {
        var files = new EnumMap<LoadKind, String>(LoadKind.class);
        for (var kind : LoadKind.values()) {
            var row = values.stream()
                    .filter(value -> value.kind() == kind)
                    .collect(Collectors.toMap(Value::column, Value::text));
            var names = kind.columns().stream().map(LoadColumn::name).toList();
            files.put(
                    kind,
                    String.join(",", names) + "\n"
                            + names.stream().map(row::get).collect(Collectors.joining(",")) + "\n");
        }
        var load = LoadSteps.created(
                false, files.keySet().stream().map(LoadKind::name).toArray(String[]::new));
        files.forEach((kind, text) -> LoadSteps.upload(load, kind.name(), text));
        assertThat(LoadSteps.run(load).getInt("rows.added")).isEqualTo(files.size());
        rows.endLoads();
    }

    /** The registration and the one upload that filing-service got. */
    private JsonNode arrived() {
        var arrived = JSON.createObjectNode();
        arrived.set(
                "request",
                neighbours.registered.stream()
                        .filter(filing -> filing.path("legacyId").asText().equals("s" + mark))
                        .findFirst()
                        .orElseGet(MissingNode::getInstance));
        neighbours.puts.stream()
                .filter(put -> put.path().endsWith("/p" + mark))
                .forEach(put -> arrived.putObject("upload")
                        .put("mediaType", put.mediaType())
                        .put("content", new String(put.content(), StandardCharsets.UTF_8)));
        return arrived;
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private List<Value> values() {
        var all = new ArrayList<Value>();
        all.addAll(account());
        all.addAll(subject());
        all.addAll(site());
        all.addAll(domain());
        all.addAll(order());
        all.addAll(paper());
        return all;
    }

    private List<Value> account() {
        var kind = LoadKind.ACCOUNTS;
        return List.of(
                stays(kind, "account_id", "a" + mark),
                stays(kind, "login", "login-" + mark + "@example.com"),
                stays(kind, "mail", "mail-" + mark + "@example.com"),
                stays(kind, "password_scheme", "bcrypt"),
                stays(kind, "password_hash", "$2y$10$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq"),
                stays(kind, "activated", "true"),
                stays(kind, "registered_at", "2012-01-02 03:04:05"));
    }

    private List<Value> subject() {
        var kind = LoadKind.SUBJECTS;
        return Stream.concat(
                        Stream.of(
                                same(kind, "subject_id", "s" + mark, "/request/legacyId"),
                                stays(kind, "account_id", "a" + mark),
                                same(kind, "product", "ENTERPRISE_SITE", "/request/product"),
                                same(kind, "subject_number", number, "/request/subject/number"),
                                same(kind, "province", "11", "/request/subject/region/province"),
                                same(kind, "city", "110100", "/request/subject/region/city"),
                                same(kind, "county", "110105", "/request/subject/region/county"),
                                same(kind, "nature", "4", "/request/subject/nature"),
                                same(kind, "certificate_type", "27", "/request/subject/certificateType"),
                                same(
                                        kind,
                                        "certificate_number",
                                        "FB-" + mark.toUpperCase(Locale.ROOT),
                                        "/request/subject/certificateNumber"),
                                same(kind, "name", "主体" + mark, "/request/subject/name"),
                                same(kind, "certificate_address", "证件住所", "/request/subject/certificateAddress"),
                                same(kind, "mailing_address", "通信地址", "/request/subject/mailingAddress"),
                                same(kind, "remark", "主体备注", "/request/subject/remark"),
                                same(kind, "second_contact_name", "二号", "/request/subject/contacts/0/name"),
                                same(kind, "second_contact_phone", "13700137000", "/request/subject/contacts/0/mobile"),
                                same(
                                        kind,
                                        "second_contact_mail",
                                        "two@example.com",
                                        "/request/subject/contacts/0/mail"),
                                new Value(
                                        kind,
                                        "submitted_at",
                                        "2013-05-06 10:00:01",
                                        "/request/submittedAt",
                                        "2013-05-06T02:00:01.000000Z"),
                                stays(kind, "accessed_elsewhere_later", "false")),
                        principal(kind, "/request/subject/principal/", "张三", "2", "138", "true"))
                .toList();
    }

    private List<Value> site() {
        var kind = LoadKind.SITES;
        var service = "/request/services/0/";
        return Stream.concat(
                        Stream.of(
                                stays(kind, "site_id", "w" + mark),
                                new Value(kind, "subject_id", "s" + mark, service + "number", number + "-1"),
                                same(kind, "site_number", number + "-1", service + "number"),
                                same(kind, "name", "网站" + mark, service + "name"),
                                new Value(
                                        kind,
                                        "home_pages",
                                        "www.one.cn;shop.one.cn",
                                        service + "homePage",
                                        "www.one.cn"),
                                same(kind, "content_types", "8388608", service + "contentTypes"),
                                same(kind, "content_note", "其他内容", service + "contentNote"),
                                same(kind, "pre_approvals", "64", service + "preApprovals"),
                                new Value(kind, "languages", "1;3", service + "languages", "[1,3]"),
                                new Value(kind, "remark", "网站备注", service + "remark", "网站备注；首页 shop.one.cn"),
                                new Value(
                                        kind,
                                        "accesses",
                                        "16/4/203.0.113.9 203.0.113.10",
                                        service + "accesses/0",
                                        "{\"accessMode\":16,\"serverLocation\":4,"
                                                + "\"ipAddresses\":[\"203.0.113.9\",\"203.0.113.10\"]}"),
                                new Value(
                                        kind,
                                        "submitted_at",
                                        "2014-07-08 10:00:02",
                                        service + "submittedAt",
                                        "2014-07-08T02:00:02.000000Z")),
                        principal(kind, service + "principal/", "李四", "8", "139", "false"))
                .toList();
    }

    /** @param first the first digits of the phones, which tell the people apart */
    private static Stream<Value> principal(
            LoadKind kind, String place, String name, String type, String first, String legal) {
        var certificate = type.equals("2") ? People.next() : "军字第0012号";
        return Stream.of(
                same(kind, "principal_name", name, place + "name"),
                same(kind, "principal_certificate_type", type, place + "certificateType"),
                same(kind, "principal_certificate_number", certificate, place + "certificateNumber"),
                same(kind, "principal_mobile", first + "00000001", place + "mobile"),
                same(kind, "principal_office_phone", "010-" + first + "00002", place + "officePhone"),
                same(kind, "principal_mail", first + "@example.com", place + "mail"),
                same(kind, "principal_is_legal_representative", legal, place + "legalRepresentative"));
    }

    private List<Value> domain() {
        var domain = "d" + mark + ".cn";
        return List.of(
                same(LoadKind.DOMAINS, "domain", domain, "/request/services/0/domains/0"),
                new Value(LoadKind.DOMAINS, "site_id", "w" + mark, "/request/services/0/domains/0", domain));
    }

    private List<Value> order() {
        var kind = LoadKind.ORDERS;
        return List.of(
                stays(kind, "order_id", "o" + mark),
                stays(kind, "account_id", "a" + mark),
                stays(kind, "subject_id", "s" + mark),
                stays(kind, "type", "CHANGE_SUBJECT"),
                stays(kind, "finished", "true"));
    }

    private List<Value> paper() {
        var kind = LoadKind.PAPERS;
        var paper = "/request/papers/0/";
        return List.of(
                same(kind, "paper_id", "p" + mark, paper + "legacyId"),
                same(kind, "subject_id", "s" + mark, "/request/legacyId"),
                new Value(kind, "site_id", "w" + mark, paper + "service", number + "-1"),
                same(kind, "kind", "PRE_APPROVAL", paper + "kind"),
                new Value(
                        kind, "object_key", mark + ".png", "/upload/content", new String(FILE, StandardCharsets.UTF_8)),
                same(kind, "media_type", "image/png", "/upload/mediaType"),
                stays(kind, "size", String.valueOf(FILE.length)),
                same(kind, "sha256", sha256(), paper + "sha256"));
    }

    private static Value same(LoadKind kind, String column, String text, String place) {
        return new Value(kind, column, text, place, text);
    }

    private static Value stays(LoadKind kind, String column, String text) {
        return new Value(kind, column, text, null, null);
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
