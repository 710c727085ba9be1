package cn.icpfiling.sandbox.oldplatform;

import java.util.List;

/**
 * A county, with its city and its province.
 *
 * @param prefix of the filing numbers of the province
 */
record Region(String province, String city, String county, String prefix, String name) {

    /** Of the filings for demonstrations only, so that their numbers meet no number of a generated filing. */
    static final Region CHENGDU = new Region("51", "510100", "510104", "蜀", "四川省成都市锦江区");

    static final List<Region> ALL = List.of(
            new Region("11", "110100", "110105", "京", "北京市朝阳区"),
            new Region("31", "310100", "310115", "沪", "上海市浦东新区"),
            new Region("32", "320500", "320508", "苏", "江苏省苏州市姑苏区"),
            new Region("33", "330100", "330106", "浙", "浙江省杭州市西湖区"),
            new Region("35", "350200", "350203", "闽", "福建省厦门市思明区"),
            new Region("37", "370200", "370202", "鲁", "山东省青岛市市南区"),
            new Region("42", "420100", "420106", "鄂", "湖北省武汉市武昌区"),
            new Region("44", "440300", "440305", "粤", "广东省深圳市南山区"),
            new Region("61", "610100", "610113", "陕", "陕西省西安市雁塔区"),
            new Region("62", "620100", "620102", "陇", "甘肃省兰州市城关区"));
}
