package cn.icpfiling.filing.acting;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Checks at every operation that the named customer is the caller's, after role and scope and before everything else.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public final class CustomerFilter implements ContainerRequestFilter {

    private final OnBehalfOf onBehalfOf;

    CustomerFilter(OnBehalfOf onBehalfOf) {
        this.onBehalfOf = onBehalfOf;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        onBehalfOf.requireOwnCustomer();
    }
}
