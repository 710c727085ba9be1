package cn.icpfiling.account.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AccountSitesApiTest {

    private final Caller person = new Caller();

    @Test
    void an_account_opens_on_the_china_site_and_an_administrator_moves_it() {
        var opened = person.signedUp();
        var path = "/api/v1/accounts/" + opened.getString("account.accountId") + "/site";
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var shown = person.as(administrator).get(path);
        shown.then().statusCode(200).body("site", equalTo("CHINA"));

        person.as(administrator)
                .header("If-Match", shown.header("ETag"))
                .body(Map.of("site", "INTERNATIONAL"))
                .put(path)
                .then()
                .statusCode(200)
                .body("site", equalTo("INTERNATIONAL"));

        person.as(opened.getString("session.accessToken"))
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("site", equalTo("INTERNATIONAL"));
        person.as(administrator)
                .header("If-Match", shown.header("ETag"))
                .body(Map.of("site", "CHINA"))
                .put(path)
                .then()
                .statusCode(412);
        person.as(administrator).body(Map.of("site", "CHINA")).put(path).then().statusCode(428);
        assertThat(Audited.acts(opened.getString("account.accountId")))
                .containsExactly("ACCOUNT.OPEN", "ACCOUNT.CHANGE_SITE");
    }

    @Test
    @Tag("long")
    void the_owner_does_not_choose_and_an_unknown_account_has_no_site() {
        var opened = person.signedUp();
        var path = "/api/v1/accounts/" + opened.getString("account.accountId") + "/site";
        var administrator = new Caller().entersAs("administrator").getString("accessToken");

        person.as(opened.getString("session.accessToken"))
                .header("If-Match", "*")
                .body(Map.of("site", "INTERNATIONAL"))
                .put(path)
                .then()
                .statusCode(403);
        person.as(administrator)
                .get("/api/v1/accounts/" + UUID.randomUUID() + "/site")
                .then()
                .statusCode(404);
    }
}
