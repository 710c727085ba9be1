package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A principal on their phone, who has no account here, and the desk, which sees at once that they are done. */
class PrincipalsPhoneTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final int SECRET = 43;

    private final Caller phone = Caller.gateway(STACK);
    private final Caller reviewer = new Staff(STACK).caller("reviewer");

    @Test
    void a_principal_shows_their_face_by_a_link_and_the_desk_sees_it() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).filledIn();
        var path = "/api/v1/orders/" + filing.orderId() + "/authenticity";

        var link = filing.caller()
                .post(path + "/links", Forms.node().put("part", "SUBJECT_PRINCIPAL"))
                .expect(201);
        var url = link.text("/url");
        var door = "/api/v1/authenticity-steps/" + url.substring(url.length() - SECRET);
        var asked = phone.get(door).expect(200);

        assertThat(link.text("/qrCode")).startsWith("<svg");
        assertThat(asked.body().toString())
                .doesNotContain(filing.who().head().name(), filing.who().head().idNumber());
        assertRefused(showsTheFace(door), 409, "CONSENT_MISSING");
        phone.post(door + "/consent", Forms.node().put("version", asked.text("/consent/version")))
                .expect(200);
        assertThat(showsTheFace(door).expect(200).text("/result")).isEqualTo("MATCH");
        assertRefused(phone.get(door), 404, "NOT_FOUND");

        filing.confirmsAndSubmits().isVerified();
        var seen = reviewer.get(path).expect(200);
        assertThat(seen.text("/items/0/standing")).isEqualTo("DONE");
        assertThat(seen.text("/items/1/standing")).isEqualTo("MISSING");
        assertThat(reviewer.get(path + "/SUBJECT_PRINCIPAL/photo").expect(200).contentType())
                .startsWith("image/jpeg");
    }

    private Answer showsTheFace(String door) {
        return phone.send("PUT", door + "/face", Picture.jpeg("face"), "image/jpeg");
    }
}
