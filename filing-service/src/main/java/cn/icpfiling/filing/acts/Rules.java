package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActRules;
import cn.icpfiling.filing.core.StandingActRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rules that are plain java, made known. Another bean that is an {@link ActRules} joins by itself. */
final class Rules {

    @Produces
    @Singleton
    ActRules standing() {
        return new StandingActRules();
    }
}
