package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.acts.ActRules;
import cn.icpfiling.filing.core.acts.StandingActRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the rules that are plain Java. Any other {@link ActRules} bean is found by itself. */
final class Rules {

    @Produces
    @Singleton
    ActRules standing() {
        return new StandingActRules();
    }
}
