package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** A partner hears the same of somebody else's customer, however the request is written. */
@ApplicationScoped
class CustomerVisibility implements Visibility {

    private final OnBehalfOf named;

    CustomerVisibility(OnBehalfOf named) {
        this.named = named;
    }

    @Override
    public void require(String path) {
        try {
            named.requireOwnCustomer();
        } catch (ProblemException refusal) {
            // What is wrong with the parameter's form is one fault of form among others, and those have their turn
            // later.
            if (refusal.type() != CommonProblem.INVALID_FIELD) {
                throw refusal;
            }
        }
    }
}
