/**
 * Consumes the events of other services: verdicts of verification-service, results of spot checks and overdue findings of
 * inspection-service.
 *
 * <p>A consumer that waited for another service reads the order again before the next change, because the order may
 * have changed.
 */
package cn.icpfiling.filing.consumers;
