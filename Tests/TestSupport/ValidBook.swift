/// The files of a small book without faults, with every kind of rule in it.
public enum ValidBook {
  public static let files: [String: String] = [
    "sodiem.yaml": header, "units.csv": units, "criteria/cchc.yaml": cchc,
    "criteria/hl.yaml": satisfaction, "data/cchc.csv": data, "data/hl.csv": survey,
    "previous/cchc.csv": previous,
  ]

  public static let header = """
    book: mau-2021
    year: 2021
    language: vi
    title: Kết quả cải cách hành chính năm 2021
    remark: Số liệu minh hoạ
    created: 2022-01-05
    dress:
      superior: UBND TỈNH
      place: Ninh Thuận
      signer_office: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]
      recipients: [Như Điều 3, "Lưu: VT"]
    units: units.csv
    indices:
      - index: cchc
        title: Chỉ số cải cách hành chính
        short_title: CCHC
        criteria: criteria/cchc.yaml
        data: [data/cchc.csv]
        previous: previous/cchc.csv
      - index: hl
        title: Chỉ số hài lòng
        short_title: HL
        criteria: criteria/hl.yaml
        data: [data/hl.csv]

    """

  public static let units = #"""
    code,name,short_name,group,indices,not_ranked
    stp,Sở Tư pháp,STP,so,cchc;hl,
    snv,Sở Nội vụ,SNV,so,cchc;hl,hl
    "npn","Huyện ""Ninh Phước""",NP,huyen,cchc,

    """#

  public static let satisfaction = """
    criteria_set: hl-2021
    title: Hài lòng
    scale: 100
    criteria:
      - code: A
        name: Tỷ lệ hài lòng
        max: 5
        rule:
          kind: survey
          method: percent
          options:
            - {code: R, text: Rất hài lòng, counts: true}
            - {code: H, text: Hài lòng, share: 1}
            - {code: K, text: Không hài lòng, counts: false}
      - code: B
        name: Điểm trung bình
        max: 5
        rule:
          kind: survey
          method: mean
          options: [{code: T1, text: Tốt}, {code: T2, text: Vừa}, {code: T3, text: Kém}]

    """

  public static let data = """
    unit,criterion,input,stage,value,note
    stp,1.1,,self,2,
    stp,1.1,points,appraised1,1.75,"thiếu, bổ sung"
    stp,1.2,,,A,
    stp,1.3,,,có,
    stp,1.4,a,,1,
    stp,1.4,b,,0,
    stp,1.5,numerator,,90,
    stp,1.5,denominator,,100,
    stp,1.10,numerator,,3,
    stp,1.10,denominator,,4,
    stp,1.6,,,87.5,
    stp,1.7,,,n/a,không có hồ sơ
    stp,2.1,,,2,
    stp,2.2,,,3,
    stp,2.3,done,,7,
    stp,2.3,total,,8,
    stp,2.7,D1,,10,
    stp,3.1,,,88.64,
    stp,3.2,,,-3.5,
    stp,T1,,,1,

    """

  public static let survey = """
    unit,criterion,input,value
    stp,A,R,10
    stp,A,H,20
    stp,A,K,2

    """

  public static let previous = """
    unit,score,rank
    stp,85.25,1
    snv,80,1
    npn,,

    """
}
