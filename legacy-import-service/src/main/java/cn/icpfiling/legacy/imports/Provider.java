package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.imports.ImportRules;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provider as the messages of an import name it. */
@ApplicationScoped
class Provider {

    private final String name;

    Provider(@ConfigProperty(name = "icp.provider.name") String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The refusal in this provider's words; LI-2 tells by its cause what to do. */
    ProblemException refusal(ImportRules.Choice refused) {
        return refused.noFiling() == null
                ? new ProblemException(refused.refusal(), name)
                : new ProblemException(refused.refusal(), name, refused.noFiling());
    }
}
