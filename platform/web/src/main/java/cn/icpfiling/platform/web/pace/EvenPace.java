package cn.icpfiling.platform.web.pace;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets an answer go only at whole steps of time after its request came. What is done for somebody who is known (a row more to read)
 * takes some hundred microseconds longer than for nobody, which a patient stranger can measure; of a step of 25 ms it is nothing. Work
 * that is as long as a whole step by chance still shows a trace of it, one answer in a hundred.
 *
 * <p>Who is let in is not kept waiting: that tells by itself. Nor is what is refused before anybody is looked for, on the thread that
 * reads requests and must not wait.
 */
@Provider
@EvenlyPaced
final class EvenPace implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CAME = "icp.pace.came";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final long step;

    EvenPace(@ConfigProperty(name = "icp.pace.step", defaultValue = "25ms") Duration step) {
        this.step = step.toNanos();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(CAME, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var letIn = response.getStatus() == OK || response.getStatus() == CREATED;
        if (!letIn && Thread.currentThread().isVirtual() && request.getProperty(CAME) instanceof Long came) {
            waitUntil(came + nextStep(System.nanoTime() - came));
        }
    }

    private long nextStep(long passed) {
        return (passed / step + 1) * step;
    }

    private static void waitUntil(long moment) {
        for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) return;
        }
    }
}
