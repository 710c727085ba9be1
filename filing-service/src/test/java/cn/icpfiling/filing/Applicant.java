package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Somebody who files a website over HTTP, with honest data unless told otherwise. */
public final class Applicant {

    /** How the certificate of a subject begins that another provider filed in Shanghai; six digits of its number follow. */
    public static final String FILED_IN_SHANGHAI = "91310000";

    public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public final UUID account;
    private final Partner partner;
    public String certificateNumber = freshCreditCode();
    public Map<String, String> region = Map.of("province", "11", "city", "110100", "county", "110105");

    public Applicant() {
        this(Ids.next(), null);
    }

    /** For whom a partner files, where there is one. */
    public Applicant(UUID account, Partner partner) {
        this.account = account;
        this.partner = partner;
    }

    /** Somebody in Zhejiang, where papers may stand in for another registrant. */
    public static Applicant inZhejiang() {
        var applicant = new Applicant();
        applicant.region = Map.of("province", "33", "city", "330100", "county", "330106");
        return applicant;
    }

    /** Somebody whom another provider filed, under a number with these six digits. */
    public static Applicant filedElsewhere(String digits) {
        var applicant = new Applicant();
        applicant.region = Map.of("province", "31", "city", "310100", "county", "310115");
        applicant.certificateNumber = creditCode(FILED_IN_SHANGHAI + digits);
        return applicant;
    }

    public RequestSpecification call() {
        if (partner != null) {
            return partner.call().queryParam("onBehalfOf", account.toString());
        }
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, Roles.APPLICANT))
                .contentType(ContentType.JSON);
    }

    /** A new request that creates something. */
    public RequestSpecification creates() {
        return call().header("Idempotency-Key", freshKey());
    }

    /** A change of an order, as the caller sees it now. */
    public RequestSpecification changes(String order) {
        return call().header("If-Match", tag(call(), order));
    }

    /** A new act on an order, as the caller sees it now. */
    public RequestSpecification acts(String order) {
        return changes(order).header("Idempotency-Key", freshKey());
    }

    public static String freshKey() {
        return "\"" + UUID.randomUUID() + "\"";
    }

    /** A tag of somebody who does not see the order is one that nobody ever saw. */
    public static String tag(RequestSpecification caller, String order) {
        var tag = caller.get("/api/v1/orders/" + order).header("ETag");
        return tag == null ? "\"none\"" : tag;
    }

    public static RequestSpecification reviewer() {
        return reviewer(Ids.next());
    }

    public static RequestSpecification reviewer(UUID account) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, Roles.REVIEWER))
                .contentType(ContentType.JSON);
    }

    public static String domain(String label) {
        return label + "-" + Ids.next().toString().substring(24) + ".cn";
    }

    public Response checksType(String domain) {
        return call().body(question(domain)).post("/api/v1/filing-type-checks");
    }

    public Map<String, Object> question(String domain) {
        return Map.of(
                "region",
                region,
                "nature",
                4,
                "certificateType",
                1,
                "certificateNumber",
                certificateNumber,
                "domain",
                domain);
    }

    public Response opensOrder(String domain) {
        var check = checksType(domain).then().statusCode(201).extract().<String>path("typeCheckId");
        return creates().body(Map.of("typeCheckId", check)).post("/api/v1/orders");
    }

    public String drafts(String domain) {
        return opensOrder(domain).then().statusCode(201).extract().path("orderId");
    }

    public String obtainsNumber() {
        return obtainsNumber("i-" + Ids.next()).then().statusCode(201).extract().path("number");
    }

    public Response obtainsNumber(String instance) {
        return creates().body(Map.of("product", "ECS", "instanceId", instance)).post("/api/v1/service-numbers");
    }

    public Response entersSubject(String order, Map<String, Object> subject) {
        return changes(order).body(subject).put("/api/v1/orders/" + order + "/subject");
    }

    public Response entersCertificate(String order, int nature, int type, String number) {
        return changes(order)
                .body(Map.of("nature", nature, "certificateType", type, "certificateNumber", number))
                .put("/api/v1/orders/" + order + "/certificate");
    }

    public Response entersService(String order, Map<String, Object> service) {
        return changes(order).body(service).put("/api/v1/orders/" + order + "/service");
    }

    public static Map<String, Object> person(String name, String number) {
        return Map.of(
                "name",
                name,
                "certificateType",
                2,
                "certificateNumber",
                number,
                "mobile",
                "13800138000",
                "officePhone",
                "010-82998299",
                "mail",
                "person@example.com",
                "legalRepresentative",
                true);
    }

    public static Map<String, Object> subject() {
        return Map.of(
                "name", "北京示例科技有限公司",
                "certificateAddress", "北京市朝阳区示例路1号",
                "mailingAddress", "北京市朝阳区示例路1号",
                "principal", person("张三", "11010519491231002X"));
    }

    public static Map<String, Object> service(String domain, String number) {
        return Map.of(
                "serviceNumber",
                number,
                "name",
                "示例科技官网",
                "domains",
                List.of(domain),
                "homePage",
                "www." + domain,
                "contentTypes",
                128,
                "preApprovals",
                0,
                "languages",
                List.of(1),
                "accessMode",
                16,
                "serverLocation",
                8589934592L,
                "principal",
                person("李四", "310101200002290023"));
    }

    public Response handsIn(String order, String kind, byte[] content, String mediaType) {
        return changes(order)
                .contentType(mediaType)
                .body(content)
                .put("/api/v1/orders/" + order + "/materials/" + kind);
    }

    public void handsInAll(String order) {
        for (var kind :
                List.of("SUBJECT_CERTIFICATE", "SUBJECT_PRINCIPAL_ID", "SERVICE_PRINCIPAL_ID", "VERIFICATION_SHEET")) {
            handsIn(order, kind, Papers.png(), "image/png").then().statusCode(200);
        }
    }

    /** An order that lacks nothing. */
    public String completesDraft(String domain) {
        var order = drafts(domain);
        entersSubject(order, subject()).then().statusCode(200);
        entersService(order, service(domain, obtainsNumber())).then().statusCode(200);
        handsInAll(order);
        return order;
    }

    /** An order for the filed subject that comes with it: only the service is entered. */
    public String completesDraftOfService(String domain) {
        var order = drafts(domain);
        entersService(order, service(domain, obtainsNumber())).then().statusCode(200);
        handsInAll(order);
        return order;
    }

    public Response submits(String order) {
        return acts(order)
                .body(Map.of("declarationVersion", "2026-01", "accepted", true))
                .post("/api/v1/orders/" + order + "/submission");
    }

    public String submitsDraft(String domain) {
        var order = completesDraft(domain);
        submits(order).then().statusCode(200);
        return order;
    }

    public Response shows(String order) {
        return call().get("/api/v1/orders/" + order);
    }

    public Response prechecks(String order) {
        return call().body(Map.of("orderId", order)).post("/api/v1/filing-prechecks");
    }

    public static Response decides(String order, Map<String, Object> decision) {
        return reviewer()
                .header("If-Match", tag(reviewer(), order))
                .header("Idempotency-Key", freshKey())
                .body(decision)
                .post("/api/v1/orders/" + order + "/provider-decision");
    }

    /** An act of a reviewer who has just looked at the order. */
    public static Response reviews(UUID reviewer, String order, String act, Object body) {
        var request = reviewer(reviewer)
                .header("If-Match", tag(reviewer(reviewer), order))
                .header("Idempotency-Key", freshKey());
        return (body == null ? request : request.body(body)).post("/api/v1/orders/" + order + "/" + act);
    }

    /** A code that nobody has used: random where it may be, right where it must be. */
    public static String freshCreditCode() {
        return creditCode("91110000");
    }

    /** A right one that begins so. */
    public static String creditCode(String begin) {
        while (true) {
            var random = ThreadLocalRandom.current();
            var rest = IntStream.range(begin.length(), 16)
                    .mapToObj(_ -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))))
                    .reduce("", String::concat);
            for (var ninth : ALPHABET.split("")) {
                for (var last : ALPHABET.split("")) {
                    var code = begin + rest + ninth + last;
                    if (Uscc.check(code) instanceof Check.Valid) {
                        return code;
                    }
                }
            }
        }
    }
}
