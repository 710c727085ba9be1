package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Applicant.Person;
import cn.icpfiling.systemtests.PersonalData.Kind;
import cn.icpfiling.systemtests.legacy.LegacyLoads;
import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import cn.icpfiling.systemtests.legacy.OldPlatform.Table;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * J8 and J9 of filings of the old platform whose records lack what today's form demands (docs/trade.md 3.7): they end with what they have,
 * nothing is asked for and nothing is made up, and the authority takes it.
 */
@Tag("long")
class LegacyGapsTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    /** Among so many filings are some of companies with one site, of the days of imports. */
    private static final int FILINGS = 97;

    private static final List<String> ADDRESSES = List.of("county", "certificate_address", "mailing_address");
    private static final List<String> CONTACTS =
            List.of("principal_mobile", "principal_office_phone", "principal_mail");
    /** All that a site may lack but its domains. */
    private static final List<String> ENTRY = List.of(
            "home_pages",
            "content_types",
            "pre_approvals",
            "languages",
            "accesses",
            "principal_name",
            "principal_certificate_type",
            "principal_certificate_number",
            "principal_mobile",
            "principal_office_phone",
            "principal_mail");

    private static OldHolder withoutAddresses;
    private static OldHolder withoutADomain;

    private final String phone = Applicant.freshPhone();

    @BeforeAll
    static void two_records_with_gaps_are_loaded() {
        var platform = OldPlatform.fresh(STACK, FILINGS, false);
        withoutAddresses = platform.takes("IMPORT", LegacyGapsTest::isACompanyWithOneSite);
        withoutADomain = platform.takes("IMPORT", LegacyGapsTest::isACompanyWithOneSite);
        var files = new EnumMap<>(platform.exports("ndjson"));
        in(files, Table.SUBJECTS, "subject_id", subjectOf(withoutAddresses), row -> row.remove(ADDRESSES));
        in(files, Table.SUBJECTS, "subject_id", subjectOf(withoutADomain), row -> row.remove(CONTACTS));
        for (var old : List.of(withoutAddresses, withoutADomain)) {
            in(files, Table.SITES, "site_id", siteOf(old), row -> row.remove(ENTRY));
        }
        in(files, Table.DOMAINS, "site_id", siteOf(withoutADomain), _ -> null);

        var load = new LegacyLoads(STACK).loaded(files);

        assertThat(load.at("/rows/setAside").asLong())
                .as(load.body().toString())
                .isZero();
    }

    @Test
    void a_subject_without_addresses_ends_by_the_code_of_its_principal() {
        var old = withoutAddresses;
        isFiledAtTheAuthority(old);
        var holder = imports(old);
        var subject = subject(holder);
        assertThat(lacks(holder)).extracting(JsonNode::asText).containsExactly("ADDRESS");

        deregisters(old, holder, subject)
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes(List.of(principal(old)))
                .awaitState("COMPLETED");

        assertThat(holder.caller().get(subject).expect(200).text("/status")).isEqualTo("DEREGISTERED");
        assertThat(atTheAuthority(old)).isEmpty();
    }

    /** Its access here is its last one. The authority has no phone to send a code to, so it goes on without one. */
    @Test
    void a_site_without_a_domain_loses_its_access_and_its_subject_ends_without_a_code() {
        var old = withoutADomain;
        var password = isFiledAtTheAuthority(old);
        var holder = imports(old);
        var subject = subject(holder);
        assertThat(lacks(holder)).extracting(JsonNode::asText).containsExactly("DOMAIN", "ADDRESS");

        cancelsTheAccess(holder, password);

        assertThat(holder.caller().get(subject).expect(200).text("/status")).isEqualTo("REGISTERED");
        assertThat(atTheAuthority(old)).isNotEmpty();

        deregisters(old, holder, subject).awaitState("COMPLETED");

        assertThat(holder.caller().get(subject).expect(200).text("/status")).isEqualTo("DEREGISTERED");
        assertThat(atTheAuthority(old)).isEmpty();
    }

    /** The authority knows a holder by the certificate as it is written, and a licence is written in one way. */
    private static boolean isACompanyWithOneSite(OldHolder old) {
        return !old.isPerson()
                && old.known().path("certificateType").asInt() == Forms.BUSINESS_LICENCE
                && old.known().path("sites").size() == 1;
    }

    private static String subjectOf(OldHolder old) {
        return old.known().path("subjectId").asText();
    }

    private static String siteOf(OldHolder old) {
        return old.known().at("/sites/0/siteId").asText();
    }

    /** @param change null for a row takes the row away */
    private static void in(
            Map<Table, byte[]> files, Table table, String key, String id, UnaryOperator<ObjectNode> change) {
        var rows = new String(files.get(table), StandardCharsets.UTF_8)
                .lines()
                .map(LegacyGapsTest::row)
                .map(row -> row.path(key).asText().equals(id) ? change.apply(row) : row)
                .filter(Objects::nonNull)
                .map(row -> row + "\n")
                .collect(Collectors.joining());
        files.put(table, rows.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode row(String line) {
        try {
            return (ObjectNode) Caller.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Differs("An export has a line that is no JSON: " + line);
        }
    }

    /** Enters the filing in the authority's register, which has had it for years; returns its filing password. */
    private static String isFiledAtTheAuthority(OldHolder old) {
        var wish = Forms.node()
                .put("sponsor", old.name())
                .put("nature", old.known().path("nature").asText())
                .put("certificateType", old.known().path("certificateType").asText())
                .put("certificateNumber", old.certificateNumber())
                .put("province", old.known().at("/region/province").asText())
                .put("subjectNumber", old.subjectNumber())
                .put("accessedHere", true);
        var site = wish.putArray("services")
                .addObject()
                .put("name", old.known().at("/sites/0/name").asText());
        site.set("domains", old.known().at("/sites/0/domains").deepCopy());
        var password = SANDBOX.post("/authority/filings", wish).expect(201).text("/filingPassword");
        PersonalData.invented(Kind.FILING_PASSWORD, password);
        return password;
    }

    private SignedIn imports(OldHolder old) {
        var holder = new Accounts(STACK).signUp(phone);
        LegacyImportTest.imports(old, holder.caller());
        return holder;
    }

    private static String subject(SignedIn holder) {
        return "/api/v1/subjects/"
                + holder.caller().get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
    }

    private static String serviceId(SignedIn holder) {
        return holder.caller().get("/api/v1/services").expect(200).text("/items/0/serviceId");
    }

    private static JsonNode lacks(SignedIn holder) {
        return holder.caller()
                .get("/api/v1/services/" + serviceId(holder))
                .expect(200)
                .at("/lacks");
    }

    private void cancelsTheAccess(SignedIn holder, String password) {
        var service = serviceId(holder);
        var path = "/api/v1/services/" + service;
        var impact = holder.caller().get(path + "/impact?act=CANCEL_ACCESS").expect(200);
        var codeId = holder.caller()
                .post(
                        "/api/v1/one-time-codes/own",
                        Forms.node().put("purpose", "CANCEL_ACCESS").put("object", service))
                .expect(202)
                .text("/codeId");
        var cancelled = holder.caller()
                .post(
                        path + "/access-cancellation",
                        Forms.node()
                                .put("impactToken", impact.text("/impactToken"))
                                .put("codeId", codeId)
                                .put("code", new Inbox(STACK).code(phone, "取消网站接入"))
                                .put("filingPassword", password))
                .expect(200);
        assertThat(cancelled.text("/accessStatus")).isEqualTo("CANCELLED");
    }

    private static FirstFiling deregisters(OldHolder old, SignedIn holder, String subject) {
        var impact =
                holder.caller().get(subject + "/impact?act=DEREGISTER_SUBJECT").expect(200);
        var order = holder.caller()
                .post(subject + "/deregistration", Forms.node().put("impactToken", impact.text("/impactToken")))
                .expect(201);
        assertThat(order.text("/type")).isEqualTo("DEREGISTER_SUBJECT");
        return FirstFiling.of(asApplicant(old), STACK, _ -> {}).as(holder).goesOnIn(order.text("/orderId"));
    }

    private static Applicant asApplicant(OldHolder old) {
        var principal = principal(old);
        return new Applicant(
                old.name(),
                old.certificateNumber(),
                old.domain(),
                old.known().at("/sites/0/name").asText(),
                principal,
                principal);
    }

    private static Person principal(OldHolder old) {
        var known = old.known().path("principal");
        return new Person(
                known.path("name").asText(),
                known.path("certificateNumber").asText(),
                known.path("mobile").asText());
    }

    private static JsonNode atTheAuthority(OldHolder old) {
        return SANDBOX.get("/authority/public-query?number="
                        + URLEncoder.encode(old.subjectNumber(), StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
    }
}
