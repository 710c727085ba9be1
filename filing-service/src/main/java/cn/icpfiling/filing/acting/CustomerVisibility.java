package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a partner the same answer about another partner's customer, however the request is formed. */
@ApplicationScoped
class CustomerVisibility implements Visibility {

    private final OnBehalfOf onBehalfOf;

    CustomerVisibility(OnBehalfOf onBehalfOf) {
        this.onBehalfOf = onBehalfOf;
    }

    @Override
    public void require(String path) {
        try {
            onBehalfOf.requireOwnCustomer();
        } catch (ProblemException refusal) {
            // A malformed parameter is one fault of form among others, which are reported later.
            if (refusal.type() != CommonProblem.INVALID_FIELD) {
                throw refusal;
            }
        }
    }
}
