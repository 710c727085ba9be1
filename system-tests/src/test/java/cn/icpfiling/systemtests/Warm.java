package cn.icpfiling.systemtests;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Before the first class one website is filed and the type of many is asked, and whoever begins meanwhile waits for it: services that
 * have just started answer so slowly that a check of several at once may run out of its time, and then rightly says that it does not
 * know. Nothing is asserted here of what they answer to the many.
 */
public final class Warm implements BeforeAllCallback {

    private static final int CHECKS = 40;

    @Override
    public void beforeAll(ExtensionContext context) {
        var ofTheRun = context.getRoot().getStore(Namespace.create(Warm.class));
        var unused = ofTheRun.computeIfAbsent(Warm.class, key -> warmed());
    }

    private static FirstFiling warmed() {
        var filing = FirstFiling.of(Applicant.fresh(), Stack.fromEnvironment(), told -> {})
                .toTheNumber();
        for (var check = 0; check < CHECKS; check++) {
            filing.caller()
                    .post("/api/v1/filing-type-checks", Forms.typeQuestion(Applicant.fresh()))
                    .expect(201);
        }
        return filing;
    }
}
