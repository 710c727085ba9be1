package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertNames;
import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Principals on their phones, who have no account here; the desk, which sees at once that they are done; and the submission that waits for them. */
class PrincipalsPhoneTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String HEAD = "/subject/principal";
    private static final String WEBMASTER = "/service/principal";
    private static final String MISSING = "AUTHENTICITY_MISSING";

    private final Caller phone = Caller.gateway(STACK);
    private final Phones phones = new Phones(STACK);
    private final Caller reviewer = new Staff(STACK).caller("reviewer");

    @Test
    void a_principal_shows_their_face_by_a_link_and_the_desk_sees_it() {
        var filing = withItsPapers(Applicant.fresh());
        var path = "/api/v1/orders/" + filing.orderId() + "/authenticity";

        var link = filing.caller()
                .post(path + "/links", Phones.link("SUBJECT_PRINCIPAL"))
                .expect(201);
        var door = Phones.door(link.text("/url"));
        var asked = phone.get(door).expect(200);

        assertThat(link.text("/qrCode")).startsWith("<svg");
        assertThat(asked.body().toString())
                .doesNotContain(filing.who().head().name(), filing.who().head().idNumber());
        assertRefused(phones.shows(door), 409, "CONSENT_MISSING");
        phones.agrees(door).expect(200);
        assertThat(phones.shows(door).expect(200).text("/result")).isEqualTo("MATCH");
        assertRefused(phone.get(door), 404, "NOT_FOUND");
        assertThat(Phones.open(filing.caller().get(path))).containsExactly("SERVICE_PRINCIPAL");

        filing.principalsShowTheirFaces().confirmsAndSubmits().isVerified();
        assertThat(Phones.open(reviewer.get(path))).isEmpty();
        assertThat(reviewer.get(path + "/SUBJECT_PRINCIPAL/photo").expect(200).contentType())
                .startsWith("image/jpeg");
    }

    @Test
    void nothing_is_submitted_before_each_principal_has_shown_their_face_and_another_one_is_asked_anew() {
        var who = Applicant.fresh();
        var filing = withItsPapers(who);
        var refused = filing.readsTheConfirmation().submission();
        assertRefused(refused, 422, "RULES_BROKEN");
        assertThat(refused.at("/errors")).hasSize(2);
        assertThat(assertNames(refused, HEAD, MISSING).path("rule").asText()).isEqualTo("F-070");
        assertNames(refused, WEBMASTER, MISSING);
        assertThat(filing.precheck().expect(200).at("/errors")).hasSize(2);

        filing.principalsShowTheirFaces().prechecks();
        var another = new Applicant(
                who.company(),
                who.creditCode(),
                who.domain(),
                who.siteName(),
                Applicant.fresh().head(),
                who.head());
        filing.changing()
                .put("/api/v1/orders/" + filing.orderId() + "/subject", Forms.subject(another))
                .expect(200);
        filing.changing()
                .put("/api/v1/orders/" + filing.orderId() + "/service", Forms.service(another, filing.serviceNumber()))
                .expect(200);
        var refusedAnew = filing.submission();
        assertThat(refusedAnew.at("/errors")).hasSize(1);
        assertNames(refusedAnew, HEAD, MISSING);

        filing.principalsShowTheirFaces().confirmsAndSubmits();
    }

    private static FirstFiling withItsPapers(Applicant who) {
        return FirstFiling.of(who, STACK, _ -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers();
    }
}
