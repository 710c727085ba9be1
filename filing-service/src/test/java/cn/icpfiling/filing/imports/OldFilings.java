package cn.icpfiling.filing.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up filing of the old platform, and the calls of legacy-import-service. */
final class OldFilings {

    static final String DAY = "2013-05-06T02:00:00.000000Z";

    /** Each number is given once, and a second run against the same database begins elsewhere. */
    private static final AtomicInteger NUMBERS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

    final String legacyId = "S-" + Ids.next().toString().substring(14);
    final String number = "京ICP备13%06d号".formatted(NUMBERS.getAndIncrement() % 1_000_000);
    final String domain = Applicant.domain("old");
    String certificate = Applicant.freshCreditCode();
    final List<Map<String, Object>> papers = new ArrayList<>();
    final Map<String, Object> subject = new HashMap<>();
    final Map<String, Object> service = new HashMap<>();

    OldFilings() {
        subject.putAll(Map.of(
                "number",
                number,
                "region",
                Map.of("province", "11", "city", "110100", "county", "110105"),
                "nature",
                4,
                "certificateType",
                1,
                "name",
                "北京旧平台科技有限公司",
                "contacts",
                List.of(Map.of("name", "王五", "mobile", "13700137000"))));
        subject.put("principal", Map.of("name", "张三", "mobile", "13800138000"));
        service.putAll(Map.of(
                "number",
                number + "-1",
                "name",
                "旧平台官网",
                "domains",
                List.of(domain),
                "contentTypes",
                128,
                "accesses",
                List.of(
                        Map.of("accessMode", 16, "serverLocation", 2, "ipAddresses", List.of("203.0.113.9")),
                        Map.of("accessMode", 4, "ipAddresses", List.of("203.0.113.10"))),
                "submittedAt",
                DAY));
    }

    Map<String, Object> body(UUID account) {
        var all = new HashMap<String, Object>();
        subject.put("certificateNumber", certificate);
        all.put("legacyId", legacyId);
        all.put("account", account.toString());
        all.put("way", "IMPORT");
        all.put("submittedAt", DAY);
        all.put("product", "ICP");
        all.put("subject", subject);
        all.put("services", List.of(service));
        all.put("papers", papers);
        all.put("missingPapers", List.of("SUBJECT_PRINCIPAL_ID"));
        return all;
    }

    Response registers(Applicant holder) {
        return registers(UUID.randomUUID().toString(), holder);
    }

    Response registers(String key, Applicant holder) {
        return registers(key, body(holder.account));
    }

    Response registers(String key, Map<String, Object> body) {
        return legacy().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/imported-filings");
    }

    /** Uploads a picture, and names it for the registration. */
    Response uploads(String paper, String kind) {
        var bytes = Papers.png();
        var digest = sha256(bytes);
        papers.removeIf(one -> one.get("legacyId").equals(paper));
        papers.add(Map.of("legacyId", paper, "kind", kind, "sha256", digest));
        return uploads(paper, kind, bytes, digest);
    }

    Response uploads(String paper, String kind, byte[] bytes, String digest) {
        return legacy().contentType("image/png")
                .queryParam("kind", kind)
                .queryParam("sha256", digest)
                .body(bytes)
                .put("/internal/imported-filings/" + legacyId + "/papers/" + paper);
    }

    static RequestSpecification legacy() {
        return given().auth().oauth2(TestTokens.internal("legacy-import-service"));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
