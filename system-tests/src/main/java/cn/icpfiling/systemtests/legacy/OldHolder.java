package cn.icpfiling.systemtests.legacy;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.PersonalData;
import cn.icpfiling.systemtests.PersonalData.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One holder of the old platform, with all that the holder knows. */
public record OldHolder(JsonNode known) {

    public String kind() {
        return known.path("kind").asText();
    }

    public String login() {
        return known.path("login").asText();
    }

    public String password() {
        return known.path("password").asText();
    }

    public String domain() {
        return known.at("/sites/0/domains/0").asText();
    }

    public String name() {
        return known.path("name").asText();
    }

    public String subjectNumber() {
        return known.path("subjectNumber").asText();
    }

    public String certificateNumber() {
        return known.path("certificateNumber").asText();
    }

    public boolean isPerson() {
        return known.path("nature").asInt() == 5;
    }

    public String principal() {
        return known.at("/principal/name").asText();
    }

    /** What a type check asks; a claim asks for the same. */
    public ObjectNode question() {
        var question = Forms.node()
                .put("nature", known.path("nature").asInt())
                .put("certificateType", known.path("certificateType").asInt())
                .put("certificateNumber", certificateNumber())
                .put("domain", domain());
        question.set("region", known.path("region").deepCopy());
        return question;
    }

    public ObjectNode loginForm() {
        return Forms.node().put("login", login()).put("password", password());
    }

    /** Buys the domain for this holder, as it has been for years. */
    public void hasTheDomain(Caller sandbox) {
        var purchase = Forms.node().put("domain", domain());
        purchase.set(
                "registrant",
                Forms.node()
                        .put("name", name())
                        .put("certificateType", known.path("certificateType").asInt())
                        .put("certificateNumber", certificateNumber()));
        sandbox.post("/registry/domains", purchase).expect(201);
    }

    /** Registers all personal data, so that the search at the end of a run looks for them. */
    void isKnown() {
        if (known.has("login")) {
            PersonalData.invented(Kind.MAIL, login());
        }
        isKnown(known.path("principal"));
        known.path("sites").forEach(site -> isKnown(site.path("principal")));
        if (known.has("address")) {
            PersonalData.invented(
                    Kind.CERTIFICATE_ADDRESS, known.path("address").asText());
        }
    }

    private static void isKnown(JsonNode person) {
        if (person.isMissingNode()) {
            return;
        }
        PersonalData.invented(Kind.NAME, person.path("name").asText());
        PersonalData.invented(Kind.ID_NUMBER, person.path("certificateNumber").asText());
        PersonalData.invented(Kind.MOBILE, person.path("mobile").asText());
        PersonalData.invented(Kind.OFFICE_PHONE, person.path("officePhone").asText());
        PersonalData.invented(Kind.MAIL, person.path("mail").asText());
    }

    @Override
    public String toString() {
        return "OldHolder[" + kind() + "]";
    }
}
