package cn.icpfiling.verification.reverify;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.verification.FiledRecordEvents;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Holders and their partners read how their filed domains stand, by the domain and by the id that events name. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class FiledDomainsOfHoldersApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID holder = Ids.next();
    private final UUID partner = Ids.next();
    private final String domain = "ok-" + UUID.randomUUID() + ".com";
    private final FiledRecordEvents site = new FiledRecordEvents("2026-11-24T09:00:00Z").heldBy(holder, partner);

    @Test
    void a_holder_and_its_partner_read_their_domain_by_its_name_and_by_its_id_and_others_find_nothing() {
        site.tell(1, "registered", "LIVE", domain);

        var shown = found(ofHolder(holder), domain);

        assertThat(shown.<String>path("subjectId")).isEqualTo(site.subject.toString());
        assertThat(shown.<String>path("fitness")).isEqualTo("NOT_JUDGED");
        var id = shown.<String>path("filedDomainId");
        assertThat(reads(ofHolder(holder), id).<String>path("domain")).isEqualTo(domain);
        assertThat(reads(ofPartner(partner, Scopes.FILINGS_READ), domain).<String>path("filedDomainId"))
                .isEqualTo(id);
        assertThat(reads(ofStaff(), id).<String>path("domain")).isEqualTo(domain);
        for (var named : new String[] {domain, id, Ids.next().toString()}) {
            reads(ofHolder(Ids.next()), named).then().statusCode(404);
            reads(ofPartner(Ids.next(), Scopes.FILINGS_READ), named).then().statusCode(404);
        }
        reads(ofPartner(partner, Scopes.DOMAINS_READ), domain).then().statusCode(403);
        asks(ofHolder(holder)).then().statusCode(403);
        asks(ofPartner(partner, Scopes.FILINGS_READ)).then().statusCode(403);
    }

    @Test
    void a_member_of_the_account_reads_the_domains_of_the_services_that_it_may_view() {
        site.tell(1, "registered", "LIVE", domain);
        found(ofHolder(holder), domain);

        reads(ofMember(site.service + "=VIEW"), domain).then().statusCode(200);
        reads(ofMember(Ids.next() + "=VIEW"), domain).then().statusCode(404);
    }

    @Test
    void a_domain_goes_with_its_filing_to_another_account() {
        var next = Ids.next();
        site.tell(1, "registered", "LIVE", domain);
        found(ofHolder(holder), domain);

        site.heldBy(next, null).tell(2, "transferred", "LIVE", domain);

        found(ofHolder(next), domain);
        reads(ofHolder(holder), domain).then().statusCode(404);
        reads(ofPartner(partner, Scopes.FILINGS_READ), domain).then().statusCode(404);
    }

    @Test
    void of_a_domain_that_was_filed_twice_each_holder_reads_the_own_filing() {
        var former = Ids.next();
        var ended = new FiledRecordEvents("2026-11-20T09:00:00Z").heldBy(former, null);
        ended.tell(1, "deregistered", "DEREGISTERED", domain);
        site.tell(1, "registered", "LIVE", domain);

        assertThat(found(ofHolder(former), domain).<String>path("state")).isEqualTo("ENDED");
        assertThat(found(ofHolder(holder), domain).<String>path("state")).isEqualTo("SERVED");
    }

    private Response found(String token, String named) {
        return await().atMost(SOON).until(() -> reads(token, named), answer -> answer.statusCode() == 200);
    }

    private static Response reads(String token, String named) {
        return given().auth().oauth2(token).get("/api/v1/filed-domains/" + named + "/verification");
    }

    private Response asks(String token) {
        return given().auth().oauth2(token).post("/api/v1/filed-domains/" + domain + "/verification");
    }

    private static String ofHolder(UUID account) {
        return TestTokens.bearer(account, Roles.APPLICANT);
    }

    private String ofMember(String rights) {
        return TestTokens.bearerOfMember(holder, Ids.next(), rights);
    }

    private static String ofPartner(UUID partner, String... scopes) {
        return TestTokens.bearerOfPartner(partner, "panel", scopes);
    }

    private static String ofStaff() {
        return TestTokens.bearer(Ids.next(), Roles.SUPPORT);
    }
}
