package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Answers a caller who may not see the operation with 404 before any other check, however the request is formed. */
@ApplicationScoped
class OperationVisibility implements Visibility {

    private static final Pattern OPERATION = Pattern.compile("/api/v1/operations/([^/]+)(?:/.*)?");

    private final ShowOperation operations;

    OperationVisibility(ShowOperation operations) {
        this.operations = operations;
    }

    @Override
    public void require(String path) {
        var named = OPERATION.matcher(path);
        if (named.matches()) {
            operations.requireOwn(named.group(1));
        }
    }
}
