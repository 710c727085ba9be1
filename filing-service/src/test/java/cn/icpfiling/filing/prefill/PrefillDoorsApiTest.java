package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Doors;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Neither answer nor time tells whether a link that leads nowhere was ever sent. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PrefillDoorsApiTest {

    private final PrefillScene scene = new PrefillScene();

    @Test
    void the_link_of_a_withdrawn_offer_is_answered_like_one_that_was_never_sent() {
        var id = scene.prepared(Applicant.domain("ok"));
        var withdrawn = PrefillScene.sent(id, 1);
        scene.acts(id, "withdrawal").then().statusCode(200);
        var never = "x".repeat(withdrawn.length());

        Doors.assertTheSame("offer", () -> PrefillScene.opens(withdrawn), () -> PrefillScene.opens(never));
        Doors.assertTheSame(
                "declination", () -> PrefillScene.declines(withdrawn, true), () -> PrefillScene.declines(never, true));
    }
}
