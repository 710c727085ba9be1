package cn.icpfiling.legacy.imports;

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
}
