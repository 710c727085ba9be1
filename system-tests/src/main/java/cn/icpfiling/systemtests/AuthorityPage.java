package cn.icpfiling.systemtests;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What principals and the public do on the authority's own page. */
final class AuthorityPage {

    private final Inbox inbox;
    private final Caller sandbox;
    private final Consumer<String> tell;
    private final Set<String> typed = new HashSet<>();

    AuthorityPage(Inbox inbox, Caller sandbox, Consumer<String> tell) {
        this.inbox = inbox;
        this.sandbox = sandbox;
        this.tell = tell;
    }

    /** Waits for a code that the person has not typed yet: a principal of several orders has received codes for earlier ones too. */
    void typesTheCode(Applicant.Person person) {
        var code = FirstFiling.await(
                "a new code for " + person.phone(),
                () -> Optional.of(inbox.authorityCode(person.phone()))
                        .filter(newest -> !typed.contains(person.phone() + newest)));
        typed.add(person.phone() + code);
        sandbox.post(
                        "/authority/sms-verifications",
                        Forms.node()
                                .put("phone", person.phone())
                                .put("code", code)
                                .put("lastSix", person.lastSix()))
                .expect(200);
        tell.accept("%s types the code %s and the end of the ID number on the authority's page."
                .formatted(person.name(), code));
    }

    /** Checks that the public query finds the service by its domain. */
    void shows(Applicant who, String serviceNumber) {
        var found =
                sandbox.get("/authority/public-query?domain=" + who.domain()).expect(200);
        Differs.unless(
                found.text("/items/0/serviceNumber").equals(serviceNumber)
                        && found.text("/items/0/sponsor").equals(who.company()),
                "The authority's public query shows %s",
                found.body());
        tell.accept("Anybody finds it in the authority's public query.");
    }
}
