package cn.icpfiling.gateway.door;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * What an exchange holds of its service: the permit, and the connection with request and answer. Both are released once, whatever ends the
 * exchange and whatever fails meanwhile. Used only on the event loop of the exchange.
 */
final class ServiceSide {

    private final ConnectionPermits permits;
    private final Context context;
    private HttpClientRequest onward;
    private HttpClientResponse incoming;
    private ResponseBody download;
    private boolean receivedAll;

    ServiceSide(ConnectionPermits permits, Context context) {
        this.permits = permits;
        this.context = context;
    }

    void asked(HttpClientRequest request) {
        onward = request;
    }

    /** Whether this is the request under way, and not one that failed or was given up for another. */
    boolean isAskedBy(HttpClientRequest request) {
        return request == onward;
    }

    /** The request is over, and its connection is no more held. */
    void unasked() {
        onward = null;
    }

    void answers(HttpClientResponse response) {
        incoming = response;
    }

    void flowsThrough(ResponseBody body) {
        download = body;
    }

    void hasAll() {
        receivedAll = true;
    }

    /** The pool has answered an exchange that is over. */
    void giveBack() {
        permits.giveBack();
    }

    /**
     * @param stage which the exchange had reached
     * @param unsent whether the service has not got the whole body
     */
    void release(Stage stage, boolean unsent, ConnectionPermits.Applicant applicant) {
        switch (stage) {
            case WAITING -> permits.withdraw(applicant);
            case RECEIVING, CONNECTING, OVER -> {} // of CONNECTING the permit is given back when the pool has answered
            case ASKING -> giveBack(onward != null);
            case ANSWERING -> releaseAnswer(unsent);
        }
    }

    private void releaseAnswer(boolean unsent) {
        if (receivedAll) {
            giveBack(unsent);
            return;
        }
        // If all bytes have arrived, the connection may be back in the pool, or used by another request. Then it must
        // not be reset.
        try {
            if (download == null) {
                ResponseBody.discard(incoming, this::hasAll);
            } else {
                download.stop(this::hasAll);
            }
        } finally {
            context.runOnContext(arrived -> giveBack(!receivedAll || unsent));
        }
    }

    /** The handlers of a request that is reset are called and find the exchange over. */
    private void giveBack(boolean reset) {
        try {
            if (reset) {
                onward.reset();
            }
        } finally {
            permits.giveBack();
        }
    }
}
