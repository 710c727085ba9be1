package cn.icpfiling.gateway.door;

/** How far an exchange is. */
enum Stage {
    /** Its body is read ahead, or waits for a place. */
    RECEIVING,
    /** It waits for its turn to have a connection to the service. */
    WAITING,
    CONNECTING,
    /** The service has not begun its answer, or a fault is read to its end. */
    ASKING,
    ANSWERING,
    OVER
}
