package cn.icpfiling.platform.web.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Checks the scope, a member's right and the fresh second factor, after the framework checked token and role, and before the request's
 * content is read.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public final class ScopeFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    private final RequiredScope scope;
    private final RequiredRight right;
    private final RequiredFactor factor;

    ScopeFilter(RequiredScope scope, RequiredRight right, RequiredFactor factor) {
        this.scope = scope;
        this.right = right;
        this.factor = factor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (operation != null) {
            scope.require(operation);
            right.require(operation);
            factor.require(operation);
        }
    }
}
