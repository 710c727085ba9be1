package cn.icpfiling.verification.listversions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions of a list: which one held when, and in which order they are listed. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ListVersionsApiTest extends ListVersionsScene {

    @Test
    void a_day_has_the_version_that_held_when_it_ended_or_will() {
        var draft = drafts(SHIPPED + line(odd));
        activates(other, draft, newest(), "2198-12-31T12:00:00Z").then().statusCode(200);
        var scheduled = newest();

        explains(odd, "2198-12-30")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("list.version", not(is(scheduled)));
        explains(odd, "2198-12-31")
                .then()
                .body("status", is("APPROVED"))
                .body("list.version", is(scheduled))
                .body("list.effectiveFrom", is("2198-12-31T12:00:00.000000Z"))
                .body("entries", hasSize(1))
                .body("entries[0].source", is("the test"));
        explains("cn", "2018-01-28").then().body("list.version", is(1)).body("reason", is("NOT_YET_VALID"));
        explains(odd, "2019-08-20")
                .then()
                .body("status", is("NOT_APPROVED"))
                .body("reason", is("NOT_IN_LIST"))
                .body("list.complete", is(true));
        explains("cn", "1999-12-31")
                .then()
                .body("reason", is("NO_LIST"))
                .body("status", nullValue())
                .body("list", nullValue())
                .body("detail", containsString("nothing is known"));
        explains("a.b", "2018-01-28").then().statusCode(400).body("errors.pointer", contains("/path/tld"));
    }

    @Test
    void a_registrar_is_explained_by_its_id_or_any_of_its_names() {
        for (var asked : List.of("9995", "sandbox registrar", "SANDBOX REGISTRAR LLC")) {
            administrator()
                    .pathParam("registrar", asked)
                    .get("/api/v1/approved-registrars/{registrar}")
                    .then()
                    .statusCode(200)
                    .body("status", is("NOT_APPROVED"))
                    .body("reason", is("REFUSED"))
                    .body("entries[0].ianaId", is(9995));
        }
        administrator()
                .get("/api/v1/approved-registrars/1599?on=2017-12-31")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("entries[0].name", is("阿里云计算有限公司"));
        administrator()
                .get("/api/v1/approved-registrars/999999")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("status", nullValue())
                .body("entries", empty());
    }

    @Test
    void the_database_itself_wants_two_persons_one_successor_and_no_past() {
        var draft = drafts(SHIPPED + line(odd));
        var activate =
                "UPDATE reference_lists SET state = 'ACTIVE', version = 100000, replaces = ?, effective_from = ?,"
                        + " activated_by = ?, activated_at = '2026-01-01' WHERE id = ?";
        var id = UUID.fromString(draft);

        refused("two_persons", () -> sql.update(activate, 99999, "2199-01-01", one, id));
        refused("not_in_the_past", () -> sql.update(activate, 99999, "2025-12-31", other, id));
        refused("numbered", () -> sql.update("UPDATE reference_lists SET state = 'ACTIVE' WHERE id = ?", id));
        refused(
                "one_successor",
                () -> sql.update(
                        activate,
                        sql.first(
                                        row -> row.getInt(1),
                                        "SELECT COALESCE(replaces, 0) FROM reference_lists WHERE kind = 'TLD' AND"
                                                + " version = ?",
                                        newest())
                                .orElseThrow(),
                        "2199-01-01",
                        other,
                        id));
    }

    @Test
    void versions_are_listed_newest_first_and_a_cursor_is_its_askers() {
        drafts(SHIPPED + line(odd));
        var last = drafts(SHIPPED + line(odd + "a"));

        var page = administrator().get("/api/v1/list-versions?list=TLD&limit=1");
        page.then().statusCode(200).body("items.id", contains(last));
        administrator()
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/list-versions?list=TLD&limit=1")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(last)));
        as(other, Roles.ADMINISTRATOR)
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/list-versions?list=TLD")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        administrator()
                .get("/api/v1/list-versions?list=REGISTRAR")
                .then()
                .body("items.find { it.version == 1 }.origin", is("SHIPPED"))
                .body("items.find { it.version == 1 }.sha256", notNullValue());
        administrator().get("/api/v1/list-versions").then().statusCode(400);
    }

    private static void refused(String constraint, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(DatabaseFailure.class)
                .hasStackTraceContaining("reference_lists_" + constraint);
    }
}
