package cn.icpfiling.sandbox.authority;

/** A call that is answered with an error code. Its changes are rolled back. */
final class IspRefusal extends RuntimeException {

    private final IspCode code;

    IspRefusal(IspCode code, String detail) {
        super(detail);
        this.code = code;
    }

    IspAnswer answer() {
        return IspAnswer.of(code, getMessage());
    }
}
