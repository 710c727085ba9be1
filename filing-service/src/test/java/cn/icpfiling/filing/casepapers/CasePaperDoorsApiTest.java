package cn.icpfiling.filing.casepapers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Doors;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.StatedCases;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Neither answer nor time tells a caller without a login which cases of the support there are. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CasePaperDoorsApiTest {

    private static final String KIND = "/SUBJECT_CERTIFICATE";

    private final UUID known = StatedCases.stated(null, "s".repeat(43), true, List.of("SUBJECT_CERTIFICATE"));
    private final UUID unknown = Ids.next();

    @Test
    void a_case_with_a_wrong_secret_is_answered_like_a_case_that_is_not_there() {
        Doors.assertTheSame("list", () -> wrong().get(papers(known)), () -> wrong().get(papers(unknown)));
        Doors.assertTheSame(
                "upload", () -> paper().put(papers(known) + KIND), () -> paper().put(papers(unknown) + KIND));
        Doors.assertTheSame(
                "deletion", () -> wrong().delete(papers(known) + KIND), () -> wrong().delete(papers(unknown) + KIND));
    }

    @Test
    void a_case_without_a_secret_is_answered_like_a_case_that_is_not_there() {
        Doors.assertTheSame(
                "list without a secret",
                () -> Rest.given().get(papers(known)),
                () -> Rest.given().get(papers(unknown)));
    }

    /** The canary: a refusal that leaves some steps of the pace later, so that it stands out on a machine with other work too. */
    @Test
    void a_later_refusal_would_be_noticed() {
        assertThat(Doors.tells(
                        () -> {
                            for (var more = 0; more < 4; more++) {
                                wrong().get(papers(known)).then().statusCode(404);
                            }
                            return wrong().get(papers(known));
                        },
                        () -> wrong().get(papers(unknown))))
                .isTrue();
    }

    private static RequestSpecification wrong() {
        return Rest.given().header("Case-Secret", "x".repeat(43));
    }

    private static RequestSpecification paper() {
        return wrong().contentType("image/png").body(Papers.png());
    }

    private static String papers(UUID id) {
        return "/api/v1/case-papers/" + id;
    }
}
