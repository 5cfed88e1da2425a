extension Sound {
  /// The name in Cyrillic letters, as Russian documents write it.
  var cyrillic: String {
    words.map { word in
      var text = ""
      for (index, letter) in word.enumerated() where index == 0 || word[index - 1] != letter {
        if let part = Self.letters[letter] { text += part }
      }
      return text.prefix(1).uppercased() + text.dropFirst()
    }.joined(separator: " ")
  }

  private static let letters: [UInt8: String] = {
    let latin = "btCjHxdVrzscSDTZgfqklmnhwyaiuAIUEYX"
    let cyrillic = [
      "б", "т", "с", "дж", "х", "х", "д", "з", "р", "з", "с", "ш", "с", "д", "т", "з", "г", "ф",
      "к",
      "к", "л", "м", "н", "х", "в", "й", "а", "и", "у", "а", "и", "у", "а", "а", "а",
    ]
    return Dictionary(uniqueKeysWithValues: zip(latin.utf8, cyrillic))
  }()
}
