package cn.icpfiling.filing.acting;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Asks at every operation whether the customer that is named is the caller's, when role and scope are clear and before all else. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public final class CustomerFilter implements ContainerRequestFilter {

    private final OnBehalfOf named;

    CustomerFilter(OnBehalfOf named) {
        this.named = named;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        named.requireOwnCustomer();
    }
}
