package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Network;

/**
 * A network that a request adds.
 *
 * @param position in the request, from 0
 * @param pointer of its block in the request
 */
record NewNetwork(Network network, int position, String pointer) {}
