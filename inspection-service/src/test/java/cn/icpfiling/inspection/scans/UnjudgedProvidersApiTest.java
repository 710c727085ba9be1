package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.UnjudgedProviderTable;
import cn.icpfiling.inspection.store.UnjudgedProviderTable.Noted;
import cn.icpfiling.inspection.store.UnjudgedProviderTable.Unjudged;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scan names the providers whose domains it could not judge, so that a person can ask them for their networks. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class UnjudgedProvidersApiTest {
    private static final int OPERATOR = 1;
    private static final UUID OWN = new UUID(0, 0);

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @Inject
    UnjudgedProviderTable unjudged;

    private ScanScene scene;

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_provider_without_networks_is_named_with_its_domains_until_it_has_published_them() {
        scene = new ScanScene(filing);
        var domains = List.of(scene.domain("one"), scene.domain("two"));
        domains.forEach(domain -> dns.leads(OPERATOR, domain, scene.here()));
        scene.files(domains);
        var without = Ids.next();
        becomesCustomerOf(ScanScene.binary(without));

        var first = scene.scans(0);

        assertThat(first.<Map<String, Object>>getList("unjudgedProviders"))
                .containsExactly(Map.of("providerId", without.toString(), "domains", 2));
        assertThat(first.getInt("verdicts.NO_NETWORKS")).isEqualTo(2);
        assertThat(scene.findings()).as("unknown is never away").isEmpty();

        becomesCustomerOf("NULL");
        assertThat(scene.scans(1).getList("unjudgedProviders.providerId"))
                .as("our own provider, unless another test has published its networks in this database")
                .isEqualTo(hasPublished(OWN) ? List.of() : List.of(OWN.toString()));

        becomesCustomerOf(ScanScene.binary(scene.partner));
        assertThat(scene.scans(2).getList("unjudgedProviders")).isEmpty();
        assertThat(scene.asInspector().get("/api/v1/scans?limit=3").jsonPath().getList("items.unjudgedProviders"))
                .as("each of its own scan")
                .startsWith(List.of())
                .endsWith(first.getList("unjudgedProviders"));
        assertThat(scene.states()).hasSize(2).allMatch(row -> row.contains("|HERE|"));
    }

    @Test
    void a_repeated_judgement_names_no_provider_that_has_published_in_between() {
        scene = new ScanScene(filing);
        dns.leads(OPERATOR, scene.domain("one"), scene.here());
        scene.files(List.of(scene.domain("one")));
        var scan = UUID.fromString(scene.scans(0).getString("scanId"));
        var gone = Ids.next();

        UnitOfWork.run(() -> unjudged.note(scan, List.of(new Unjudged(gone, 7))));
        assertThat(unjudged.of(List.of(scan), 50).get(scan)).containsExactly(new Noted(gone, null, 7));
        UnitOfWork.run(() -> unjudged.note(scan, List.of(new Unjudged(scene.partner, 3))));

        assertThat(unjudged.of(List.of(scan), 50).get(scan))
                .as("by the name of its list")
                .containsExactly(new Noted(scene.partner, "云上主机 " + scene.partner, 3));
    }

    private boolean hasPublished(UUID provider) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM network_lists WHERE provider = ?", provider)
                .filter(lists -> lists > 0)
                .isPresent();
    }

    /** As its record would say. */
    private void becomesCustomerOf(String partner) {
        ScanScene.update("UPDATE filed_subjects SET partner = " + partner + " WHERE subject_id = "
                + ScanScene.binary(scene.subject));
    }
}
