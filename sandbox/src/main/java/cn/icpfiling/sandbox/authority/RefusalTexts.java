package cn.icpfiling.sandbox.authority;

import java.util.Map;

/** The authority's text for a refusal or a fault that a magic domain asks for. */
final class RefusalTexts {

    private static final Map<String, String> TEXTS = Map.of(
            "PHOTO", "核验照片不清晰，请重新拍摄",
            "NAME", "网站名称不符合规定，请修改",
            "ADDRESS", "通信地址不详细，请填写到门牌号",
            "CERTIFICATE", "证件材料不清晰或不完整，请重新上传",
            "PHONE", "负责人电话无法接通，请保持畅通");

    private RefusalTexts() {}

    static String of(String code) {
        return TEXTS.getOrDefault(code, "管局退回，原因代码 " + code);
    }
}
