/**
 * Consumes the events of other services: verdicts of verification-service and results of spot checks of
 * inspection-service.
 *
 * <p>A consumer that waited for another service reads the order again before the next change, because the order may
 * have changed.
 */
package cn.icpfiling.filing.consumers;
