package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** A badly written request about somebody else's operation hears that there is none, like a well written one. */
@ApplicationScoped
class OperationVisibility implements Visibility {

    private static final Pattern OPERATION = Pattern.compile(StartDomainVerifications.PATH + "([^/]+)(?:/.*)?");

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
