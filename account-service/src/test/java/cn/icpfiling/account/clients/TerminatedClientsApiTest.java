package cn.icpfiling.account.clients;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clients that a partner has terminated do not grow without an end. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TerminatedClientsApiTest {

    private TestPartner partner;

    @BeforeEach
    void a_partner_has_a_client() {
        partner = TestPartner.create(TestPartner.ALL);
    }

    @Test
    void the_oldest_terminated_clients_are_deleted_with_their_credentials_when_another_one_is_created() {
        for (var days = 2; days < 207; days++) {
            terminated(days + " day");
        }
        creates().then().statusCode(201);

        assertThat(count("select count(*) from partner_clients where ended_at is not null and partner_id = "
                        + hex(partner.id())))
                .isEqualTo(200);
        assertThat(
                        count(
                                "select count(*) from client_credentials d left join partner_clients c on c.id = d.client_id where c.id is null"))
                .isZero();
        assertThat(count(
                        "select count(*) from partner_clients where ended_at < utc_timestamp(6) - interval 202 day and partner_id = "
                                + hex(partner.id())))
                .isZero();
    }

    @Test
    @Tag("long")
    void a_partner_that_terminates_without_an_end_creates_none_for_a_day() {
        for (var hour = 0; hour < 200; hour++) {
            terminated("1 hour");
        }

        creates().then().statusCode(409).body("code", equalTo("CLIENT_QUOTA_REACHED"));
    }

    private Response creates() {
        return TestPartner.posts(
                partner.token(), partner.path("/clients"), Map.of("name", "next", "scopes", List.of("domains:read")));
    }

    private void terminated(String ago) {
        var id = hex(UUID.randomUUID().toString());
        execute(
                "insert into partner_clients (id, partner_id, name, scopes, opened_at, ended_at, acts, version) values ("
                        + id
                        + ", " + hex(partner.id())
                        + ", 'old', 'domains:read', '2020-01-01', utc_timestamp(6) - interval " + ago
                        + ", 0, 0)");
        execute("insert into client_credentials (id, client_id, kind, secret_hash, made_at, revoked_at) values ("
                + hex(UUID.randomUUID().toString()) + ", " + id + ", 'SECRET', x'00112233445566778899aabbccddeeff',"
                + " '2020-01-01', '2020-01-02')");
    }
}
