package cn.icpfiling.sandbox.authority;

/** The interface's msg_code. Only 14 is from the specification; the others are the sandbox's own. */
enum IspCode {
    OK(0, "成功"),
    NO_DATA(1, "没有数据"),
    WRONG_PASSWORD(2, "用户名或密码错误"),
    HASH_DIFFERS(3, "数据摘要不一致"),
    UNREADABLE(4, "数据无法解析"),
    OVER_LIMIT(5, "超出限制"),
    SEQUENCE_GAP(14, "上报序号不连续"),
    SEQUENCE_TAKEN(15, "上报序号已接收，本次文件被忽略"),
    BUSY(99, "系统忙，请稍后再试");

    final int number;
    final String text;

    IspCode(int number, String text) {
        this.number = number;
        this.text = text;
    }
}
