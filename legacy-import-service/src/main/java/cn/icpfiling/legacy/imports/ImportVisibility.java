package cn.icpfiling.legacy.imports;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know an import with 404 before any other check. */
@ApplicationScoped
class ImportVisibility implements Visibility {

    private final PathVisibility imports;

    ImportVisibility(ImportAccess access) {
        this.imports = new PathVisibility("/api/v1/legacy-imports", access::requireKnown);
    }

    @Override
    public void require(String path) {
        imports.require(path);
    }
}
