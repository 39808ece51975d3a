/// Cities with their districts, area codes and the beginning of their postal codes.
struct Place {
    let country: String
    let province: String
    let city: String
    let districts: [String]
    let dialling: String
    let postal: String
    let region: Region
}

enum Places {
    static let streets = ["人民路", "中山路", "解放路", "建设路", "新华路", "和平路", "文化路", "长江路", "黄河路", "科技路", "滨河路", "学院路", "光明街", "东风大街", "创业大道", "高新路"]

    static let chinese = [
        china("上海市", "上海市", ["浦东新区", "徐汇区", "静安区", "黄浦区", "闵行区", "杨浦区"], "21", "200", .east),
        china("浙江省", "杭州市", ["西湖区", "上城区", "滨江区", "余杭区", "萧山区"], "571", "310", .east),
        china("浙江省", "宁波市", ["海曙区", "江北区", "鄞州区"], "574", "315", .east),
        china("江苏省", "南京市", ["玄武区", "鼓楼区", "建邺区", "江宁区"], "25", "210", .east),
        china("江苏省", "苏州市", ["姑苏区", "吴中区", "虎丘区", "相城区"], "512", "215", .east),
        china("江苏省", "无锡市", ["梁溪区", "滨湖区", "新吴区"], "510", "214", .east),
        china("安徽省", "合肥市", ["蜀山区", "庐阳区", "包河区"], "551", "230", .east),
        china("广东省", "广州市", ["天河区", "越秀区", "海珠区", "番禺区", "白云区"], "20", "510", .south),
        china("广东省", "深圳市", ["南山区", "福田区", "罗湖区", "宝安区", "龙岗区"], "755", "518", .south),
        china("广东省", "佛山市", ["禅城区", "南海区", "顺德区"], "757", "528", .south),
        china("福建省", "厦门市", ["思明区", "湖里区", "集美区"], "592", "361", .south),
        china("福建省", "福州市", ["鼓楼区", "台江区", "仓山区"], "591", "350", .south),
        china("湖南省", "长沙市", ["岳麓区", "芙蓉区", "雨花区"], "731", "410", .south),
        china("湖北省", "武汉市", ["武昌区", "江汉区", "洪山区", "汉阳区"], "27", "430", .south),
        china("四川省", "成都市", ["武侯区", "锦江区", "青羊区", "成华区"], "28", "610", .south),
        china("重庆市", "重庆市", ["渝中区", "江北区", "南岸区"], "23", "400", .south),
        china("云南省", "昆明市", ["五华区", "盘龙区", "官渡区"], "871", "650", .south),
        china("北京市", "北京市", ["朝阳区", "海淀区", "东城区", "西城区", "丰台区"], "10", "100", .north),
        china("天津市", "天津市", ["和平区", "河西区", "南开区"], "22", "300", .north),
        china("山东省", "青岛市", ["市南区", "崂山区", "李沧区"], "532", "266", .north),
        china("山东省", "济南市", ["历下区", "市中区", "槐荫区"], "531", "250", .north),
        china("河南省", "郑州市", ["金水区", "二七区", "中原区"], "371", "450", .north),
        china("陕西省", "西安市", ["雁塔区", "碑林区", "未央区"], "29", "710", .north),
        china("辽宁省", "大连市", ["中山区", "西岗区", "沙河口区"], "411", "116", .north),
        china("辽宁省", "沈阳市", ["沈河区", "和平区", "皇姑区"], "24", "110", .north),
        china("黑龙江省", "哈尔滨市", ["南岗区", "道里区", "香坊区"], "451", "150", .north),
    ]

    /// Numbers in the blocks that the regulators keep for fiction, where there are any.
    static let foreign = [
        Place(
            country: "United Kingdom", province: "England", city: "London", districts: ["Camden", "Hackney", "Southwark"], dialling: "+447700900",
            postal: "E1 6AN", region: .abroad),
        Place(
            country: "United States", province: "Washington", city: "Seattle", districts: ["Ballard", "Fremont", "Capitol Hill"],
            dialling: "+12065550", postal: "98101", region: .abroad),
        Place(
            country: "Germany", province: "Berlin", city: "Berlin", districts: ["Mitte", "Kreuzberg", "Pankow"], dialling: "+493023125",
            postal: "10115", region: .abroad),
        Place(
            country: "Australia", province: "Victoria", city: "Melbourne", districts: ["Carlton", "Fitzroy", "Richmond"], dialling: "+61370101",
            postal: "3000", region: .abroad),
        Place(
            country: "Singapore", province: "Singapore", city: "Singapore", districts: ["Novena", "Orchard", "Tanjong Pagar"], dialling: "+6561234",
            postal: "048616", region: .abroad),
    ]

    static let foreignStreets = [
        "High Street", "Station Road", "Market Street", "Mill Lane", "Garden Avenue", "King Street", "Harbour Road", "Park View",
    ]

    private static func china(
        _ province: String, _ city: String, _ districts: [String], _ dialling: String, _ postal: String, _ region: Region
    ) -> Place {
        Place(country: "中国", province: province, city: city, districts: districts, dialling: "+86\(dialling)", postal: postal, region: region)
    }
}
